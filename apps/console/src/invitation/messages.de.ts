import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Wählen Sie Ihr Passwort',
  lead: 'Mit ihm melden Sie sich künftig bei der Konsole von Cordboard an.',
  password: 'Neues Passwort',
  hint: 'Mindestens 12 Zeichen. Ein Satz ist leicht zu merken und schwer zu erraten.',
  wrong: 'Ein Passwort hat mindestens 12 Zeichen',
  accept: 'Passwort setzen und anmelden',
  noTokenTitle: 'Dieser Link ist unvollständig',
  noToken: 'Öffnen Sie den ganzen Link, den Sie erhalten haben, mit allem, was nach # steht.',
  toSignIn: 'Zur Anmeldung',
};
