import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'API-Schlüssel',
  lead: 'Für Programme, die Token anfordern, Anrufe lesen oder Softphones starten.',
  reading: 'API-Schlüssel werden geladen',
  name: 'Name',
  nameHint: 'Welches Programm ihn benutzt, zum Beispiel CRM-Server.',
  nameMissing: 'Geben Sie einen Namen ein, damit Sie später wissen, welches Programm den Schlüssel benutzt.',
  nameTooLong: 'Ein Name hat höchstens 120 Zeichen.',
  scopes: 'Darf',
  scopesHint: 'So wenig, wie das Programm braucht.',
  scopesMissing: 'Wählen Sie mindestens eines.',
  allScopes: 'Alles',
  scopeNames: {
    'tokens:write': 'Token ausstellen und widerrufen, Softphones starten',
    'clients:read': 'Mitarbeiter lesen',
    'clients:write': 'Mitarbeiter registrieren, ändern und entfernen',
    'calls:read': 'Anrufe lesen',
    'config:read': 'Twilio-Konfiguration lesen',
    'config:write': 'Twilio-Konfiguration ändern',
  },
  expires: 'Endet',
  inDays: 'In {days, number} Tagen',
  create: 'Schlüssel erstellen',
  createdTitle: '{name} ist bereit. Kopieren Sie den Schlüssel jetzt: Er wird nur dieses eine Mal angezeigt',
  createdText:
    'Wir behalten keine lesbare Kopie. Geht er verloren, erstellen Sie einen neuen und widerrufen Sie diesen.',
  key: 'API-Schlüssel',
  stored: 'Ich habe ihn gesichert',
  preview: 'Schlüssel',
  unknownPreview: 'Älter als diese Liste',
  created: 'Erstellt',
  lastUsed: 'Zuletzt benutzt',
  never: 'Nie',
  revoke: 'Widerrufen',
  revokeKey: '{name} widerrufen',
  revokeTitle: '{name} widerrufen?',
  revokeFollows:
    'Ein Programm, das diesen Schlüssel benutzt, wird binnen 5 Sekunden abgewiesen. Das lässt sich nicht rückgängig machen.',
  revokeUsed: 'Zuletzt benutzt: {age}.',
  revokeUnused: 'Er wurde nie benutzt.',
  revoked: '{name} ist widerrufen',
  emptyTitle: 'Keine API-Schlüssel',
  emptyText:
    'Sie brauchen einen, sobald ein Programm Token anfordert oder Softphones startet. Erstellen Sie ihn hier oben.',
};
