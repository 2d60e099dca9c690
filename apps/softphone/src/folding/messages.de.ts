import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  fold: 'Auf eine Zeile einklappen',
  open: 'Softphone öffnen',
  refused: 'Die CRM-Seite lässt keine andere Größe zu',
  incoming: 'Eingehend',
  muted: 'stumm',
  cannotBeCalled: 'Sie sind nicht erreichbar',
  calling: (name) => `Gleich: ${name}`,
  fix: 'Hilfe',
};
