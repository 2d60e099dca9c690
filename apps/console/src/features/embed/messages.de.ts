import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Einbinden',
  lead: 'Binden Sie das Softphone in eine Seite Ihres CRM ein und hören Sie, dass es funktioniert.',
  page: {
    title: 'Auf der Seite Ihres CRM',
    kinds: 'Arten von Seiten',
    snippet: 'Codebeispiel für die Seite',
    script: {
      name: 'Webseite',
      text: 'Fügen Sie dies am Ende des body-Elements der Seite ein. Nummern auf der Seite werden anklickbar; es muss nichts installiert werden.',
    },
    package: {
      name: 'Mit npm',
      text: 'Die Seite erhält ein iframe von 320 × 580, und jede Nummer auf ihr wird anklickbar.',
    },
    react: { name: 'React', text: 'Eine Komponente für eine Seite, die in React geschrieben ist.' },
    policy:
      'Hat die Seite eine Content-Security-Policy, muss diese frame-src {origin} und script-src {origin} erlauben.',
  },
  server: {
    title: 'Auf dem Server Ihres CRM',
    text: 'Er gibt an, welcher Mitarbeiter die Seite benutzt, und gibt eine URL weiter, die einmal und eine Minute lang gilt. Der API-Schlüssel bleibt auf dem Server und darf nie in eine Seite gelangen.',
    key: 'API-Schlüssel erstellen',
    snippet: 'Codebeispiel für den Server',
  },
  origins: {
    title: 'Erlaubte Origins',
    reading: 'Die Origins werden geladen',
    openTitle: 'Noch sind alle Seiten erlaubt',
    openText:
      'Bisher entscheidet allein Ihr Server, wo sich das Softphone öffnen lässt. Sobald Sie einen Origin erlauben, geht es nur noch bei denen auf der Liste.',
    add: 'Origin Ihres CRM',
    addHint:
      'Der Anfang der Adresse der Seite, zum Beispiel https://crm.example.com. Sie können die ganze Adresse einfügen.',
    wrong:
      'Schreiben Sie ihn wie https://crm.example.com. Er muss mit https beginnen, denn Browser lassen nur solche Seiten das Mikrofon benutzen; http geht nur bei localhost.',
    allow: 'Erlauben',
    allowOf: '{origin} erlauben',
    remove: 'Entfernen',
    removeOf: '{origin} entfernen',
    origin: 'Origin',
    state: 'Status',
    allowed: 'Erlaubt',
    refused: 'Abgewiesen',
    unlisted: 'Nicht auf der Liste',
    seen: 'Dort zuletzt geöffnet: {when}.',
    unseen: 'Dort noch nicht geöffnet.',
    refusedAt: 'Zuletzt abgewiesen: {when}.',
    exact: 'Nur genaue Adressen. Eine Subdomain ist ein anderer Origin.',
    emptyTitle: 'Noch kein Origin',
    emptyText: 'Erlauben Sie den Origin Ihres CRM.',
  },
  practice: {
    title: 'Testanruf',
    text: 'Rufen Sie in diesem Browser die Testnummer an: Sie hören eine Stimme, dann einen Ton. Sonst wird niemand angerufen und nichts aufgezeichnet.',
    reading: 'Die Mitarbeiter werden geladen',
    nobodyTitle: 'Noch kann niemand anrufen',
    nobodyText: 'Ein Softphone gehört zu einem Mitarbeiter. Registrieren Sie zuerst einen.',
    toReps: 'Einen Mitarbeiter registrieren',
    as: 'Als',
    asHint: 'Solange das Softphone hier offen ist, klingeln Anrufe für diesen Mitarbeiter auch hier.',
    try: 'Testanruf starten',
    again: 'Erneut anrufen',
    close: 'Softphone schließen',
    starting: 'Das Softphone wird gestartet',
    calling: 'Die Testnummer wird angerufen',
    heard:
      'Verbunden. Sie hören eine Stimme, dann einen Ton; die Balken im Softphone zeigen, wie laut beide Seiten sind.',
    ended: 'Der Testanruf hat funktioniert, von diesem Browser zu Twilio und zurück.',
    over: 'Der Anruf ist beendet.',
    failed: 'Der Testanruf konnte nicht verbunden werden.',
    said: 'Das Softphone meldet: {sentence}',
  },
};
