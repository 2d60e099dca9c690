import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Einstellungen',
  lead: 'Was für das ganze Unternehmen gilt.',
  reading: 'Einstellungen werden geladen',
  name: 'Name des Unternehmens',
  nameWrong: 'Der Name eines Unternehmens hat 1 bis 120 Zeichen.',
  country: 'Land',
  countryHint: 'So wird eine Nummer gelesen, die ohne Landesvorwahl gewählt wird.',
  autoRegister: 'Client-Namen von selbst registrieren',
  autoRegisterHint:
    'An: Ein Name, der sein erstes Token anfordert, wird registriert. Aus: Jeder Mitarbeiter wird zuerst auf der Seite Mitarbeiter registriert.',
  reservedHint:
    'Einer pro Zeile, etwa empfang oder queue_*, das heißt alle, die so beginnen. Niemand registriert sie, ob von Hand, durch Import, als Benutzer eines CRM oder durch ein erstes Token. Groß- und Kleinschreibung zählen nicht.',
  reservedWrong: 'Höchstens 100 Namen, jeder einmal: Client-Namen oder Namen Ihres CRM, auf Wunsch mit * am Ende.',
  keptBy:
    '{count, plural, one {Ein Mitarbeiter hatte vorher schon einen solchen Namen und behält ihn:} other {# Mitarbeiter hatten vorher schon solche Namen und behalten sie:}}',
  keptByMany: 'Viele Mitarbeiter hatten vorher schon solche Namen und behalten sie. Die ersten:',
  lifetimeWrong: 'Von 1 bis 86400 Sekunden.',
  defaultTooLong: 'Höchstens die längste Gültigkeit.',
  lifetimeSources: {
    default: 'In Sekunden. Das ist die Vorgabe von Cordboard.',
    company: 'In Sekunden. Von Ihrem Unternehmen gewählt; die Vorgabe von Cordboard ist {seconds, number}.',
  },
  legacyTokensHint: 'An: Programme, die danach fragen, erhalten Capability Token. Softphones brauchen sie nie.',
  issuedTokensOnlyHint:
    'An: Ein Anruf mit einem Token, das nicht von Cordboard stammt, wird abgewiesen. Aus: Ihre Programme dürfen selbst Token erstellen.',
  saved: 'Die Einstellungen sind gespeichert',
  labels: {
    name: 'Name des Unternehmens',
    country: 'Land',
    autoRegisterClients: 'Client-Namen von selbst registrieren',
    reservedNames: 'Reservierte Namen',
    defaultTokenLifetimeSeconds: 'Wie lange ein Token gilt',
    longestTokenLifetimeSeconds: 'Die längste erlaubte Gültigkeit',
    legacyTokens: 'Token der alten Art, für Twilio Client 1.x',
    issuedTokensOnly: 'Nur Anrufe mit Token von Cordboard',
  },
  on: 'An',
  off: 'Aus',
};
