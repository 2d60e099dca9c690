import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  fold: 'Auf eine Zeile falten',
  open: 'Softphone öffnen',
  refused: 'Die Seite ringsum lässt dem Softphone seine Größe',
  incoming: 'Eingehend',
  muted: 'stumm',
  cannotBeCalled: 'Sie sind nicht erreichbar',
  noCalls: 'Bei Ihnen klingelt nichts',
  calling: (name) => `Ruft gleich ${name} an`,
  fix: 'Beheben',
};
