import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Mitarbeiter',
  lead: 'Wer anrufen und angerufen werden kann, und unter welchem Client-Namen.',
  reading: 'Mitarbeiter werden geladen',
  registerTitle: 'Mitarbeiter registrieren',
  clientName: 'Client-Name',
  clientNameHint:
    'Buchstaben ohne Umlaute, Ziffern und Unterstrich, zum Beispiel sara_hill. Unter diesem Namen lässt Twilio es klingeln.',
  badSpace: 'Ein Leerzeichen an Stelle {place, number}: nur Buchstaben, Ziffern und Unterstrich.',
  badCharacter: '„{character}“ an Stelle {place, number}: nur Buchstaben ohne Umlaute, Ziffern und Unterstrich.',
  tooLong: '{length, number} Zeichen: höchstens 121.',
  nameMissing: 'Geben Sie den Client-Namen ein.',
  use: '{name} verwenden',
  displayName: 'Name',
  displayNameHint: 'Was Kollegen sehen. Ohne Angabe der Client-Name.',
  register: 'Registrieren',
  registered: '{name} ist registriert',
  name: 'Name',
  since: 'Registriert',
  calls: 'Anrufe von {name}',
  callsShort: 'Anrufe',
  remove: 'Entfernen',
  removeRep: '{name} entfernen',
  removeTitle: '{name} entfernen?',
  removeFollows: {
    noToken: '{name} erhält kein neues Token, und eingehende Anrufe klingeln dort nicht mehr.',
    issued: 'Ein bereits ausgestelltes Token läuft von selbst ab, binnen 24 Stunden.',
    past: 'Vergangene Anrufe bleiben in der Liste.',
    again:
      'Registrieren sich Namen laut Ihren Einstellungen von selbst, so registriert ihn die nächste Anforderung eines Tokens unter diesem Namen erneut.',
  },
  removed: '{name} ist entfernt',
  more: 'Mehr anzeigen',
  emptyTitle: 'Noch keine Mitarbeiter',
  emptyText:
    'Bis einer registriert ist, kann niemand anrufen oder angerufen werden. Registrieren Sie den ersten hier oben.',
};
