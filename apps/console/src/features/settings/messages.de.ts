import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Einstellungen',
  lead: 'Was für das ganze Unternehmen gilt.',
  reading: 'Einstellungen werden geladen',
  name: 'Name des Unternehmens',
  nameWrong: 'Der Name eines Unternehmens hat 1 bis 120 Zeichen.',
  country: 'Land',
  countryHint: 'Nummern ohne Ländervorwahl gelten als Nummern dieses Landes.',
  autoRegister: 'Client-Namen automatisch registrieren',
  autoRegisterHint:
    'An: Das erste Token für einen Namen registriert ihn. Aus: Jeder Mitarbeiter wird zuerst auf der Seite Mitarbeiter registriert.',
  reservedHint:
    'Einer pro Zeile, zum Beispiel empfang, oder queue_* für alle Namen, die so beginnen. Niemand kann sie registrieren: weder von Hand noch per Import, als CRM-Benutzer oder mit einem ersten Token. Groß- und Kleinschreibung wird nicht unterschieden.',
  reservedWrong: 'Höchstens 100 Namen, jeder nur einmal: Client-Namen oder CRM-Namen, optional mit * am Ende.',
  keptBy:
    '{count, plural, one {Ein Mitarbeiter hatte vorher schon einen solchen Namen und behält ihn:} other {# Mitarbeiter hatten vorher schon solche Namen und behalten sie:}}',
  keptByMany: 'Viele Mitarbeiter hatten vorher schon solche Namen und behalten sie. Die ersten:',
  lifetimeWrong: 'Von 1 bis 86400 Sekunden.',
  defaultTooLong: 'Höchstens die längste Gültigkeit.',
  lifetimeSources: {
    default: 'In Sekunden. Das ist der Standard von Cordboard.',
    company: 'In Sekunden. Von Ihrem Unternehmen gewählt; der Standard von Cordboard ist {seconds, number}.',
  },
  legacyTokensHint: 'An: Programme erhalten Capability Token, wenn sie welche anfordern. Softphones brauchen sie nie.',
  issuedTokensOnlyHint:
    'An: Ein Anruf mit einem Token, das nicht von Cordboard stammt, wird abgewiesen. Aus: Ihre eigenen Programme dürfen Token erstellen.',
  saved: 'Die Einstellungen sind gespeichert',
  labels: {
    name: 'Name des Unternehmens',
    country: 'Land',
    autoRegisterClients: 'Client-Namen automatisch registrieren',
    reservedNames: 'Reservierte Namen',
    defaultTokenLifetimeSeconds: 'Gültigkeit eines Tokens',
    longestTokenLifetimeSeconds: 'Längste erlaubte Gültigkeit',
    legacyTokens: 'Legacy-Token, für Twilio Client 1.x',
    issuedTokensOnly: 'Nur Anrufe mit Token von Cordboard',
  },
  on: 'An',
  off: 'Aus',
};
