import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Einbinden',
  lead: 'Bringen Sie das Softphone auf eine Seite Ihres CRM, und hören Sie, dass es geht.',
  page: {
    title: 'Auf der Seite Ihres CRM',
    kinds: 'Arten von Seiten',
    snippet: 'Codebeispiel für die Seite',
    script: {
      name: 'Jede Webseite',
      text: 'Fügen Sie dies am Ende der Seite ein. Nummern auf der Seite lassen sich anklicken; nichts ist zu installieren.',
    },
    package: {
      name: 'Mit npm',
      text: 'Die Seite erhält einen iframe von 320 × 580, und jede Nummer auf ihr lässt sich anklicken.',
    },
    react: { name: 'React', text: 'Eine Komponente für eine Seite, die in React geschrieben ist.' },
    policy:
      'Hat die Seite eine Content-Security-Policy, so muss sie frame-src {origin} und script-src {origin} erlauben.',
  },
  server: {
    title: 'Auf dem Server Ihres CRM',
    text: 'Er gibt an, welcher Mitarbeiter vor der Seite sitzt, und reicht eine url weiter, die einmal gilt, binnen einer Minute. Der API-Schlüssel bleibt auf dem Server: Eine Seite darf ihn nie sehen.',
    key: 'API-Schlüssel erstellen',
    snippet: 'Codebeispiel für den Server',
  },
  origins: {
    title: 'Erlaubte Origins',
    reading: 'Die Origins werden geladen',
    openTitle: 'Noch ist jede Seite erlaubt',
    openText:
      'Ihr Server allein entscheidet, wo das Softphone geöffnet wird. Erlauben Sie den Origin Ihres CRM; von da an sind es nur die auf der Liste.',
    add: 'Origin Ihres CRM',
    addHint:
      'Der Anfang der Adresse der Seite, zum Beispiel https://crm.example.com. Sie können die ganze Adresse einfügen.',
    wrong:
      'Schreiben Sie ihn wie https://crm.example.com. Es muss https sein, denn Browser geben das Mikrofon nur solchen Seiten; http gilt für localhost.',
    allow: 'Erlauben',
    allowOf: '{origin} erlauben',
    remove: 'Entfernen',
    removeOf: '{origin} entfernen',
    origin: 'Origin',
    state: 'Zustand',
    allowed: 'Erlaubt',
    refused: 'Abgewiesen',
    unlisted: 'Nicht auf der Liste',
    seen: 'Dort gesehen: {when}.',
    unseen: 'Dort noch nicht gesehen.',
    refusedAt: 'Abgewiesen: {when}.',
    exact: 'Nur genaue Adressen. Eine Subdomain ist ein anderer Origin.',
    emptyTitle: 'Noch kein Origin',
    emptyText: 'Erlauben Sie den, unter dem Ihr CRM zu finden ist.',
  },
  practice: {
    title: 'Hören Sie es',
    text: 'Rufen Sie von diesem Browser aus die Übungsleitung an: eine Stimme, dann ein Ton. Niemand sonst wird angerufen, und nichts wird aufgezeichnet.',
    reading: 'Die Mitarbeiter werden geladen',
    nobodyTitle: 'Noch kann niemand anrufen',
    nobodyText: 'Das Softphone gehört einem Mitarbeiter. Registrieren Sie zuerst einen.',
    toReps: 'Einen Mitarbeiter registrieren',
    as: 'Als',
    asHint: 'Solange das Softphone hier offen ist, klingeln Anrufe für diesen Mitarbeiter auch hier.',
    try: 'Übungsanruf machen',
    again: 'Noch einmal anrufen',
    close: 'Das Softphone schließen',
    starting: 'Das Softphone wird gestartet',
    calling: 'Die Übungsleitung wird angerufen',
    heard:
      'Verbunden. Sie hören eine Stimme, dann einen Ton; die Balken im Softphone zeigen, wie laut beide Seiten sind.',
    ended: 'Der Übungsanruf hat funktioniert, von diesem Browser zu Twilio und zurück.',
    over: 'Der Anruf ist beendet.',
    failed: 'Der Probeanruf kam nicht zustande.',
    said: 'Das Softphone sagt: „{sentence}“',
  },
};
