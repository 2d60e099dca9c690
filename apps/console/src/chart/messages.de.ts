import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  asTable: 'Als Tabelle',
  failed: 'Das Diagramm konnte nicht geladen werden. Die Tabelle zeigt dieselben Zahlen.',
};
