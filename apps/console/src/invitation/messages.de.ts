import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Wählen Sie Ihr Passwort',
  lead: 'Sie sind zur Konsole von Cordboard eingeladen. Mit diesem Passwort melden Sie sich künftig an.',
  password: 'Neues Passwort',
  hint: 'Mindestens 12 Zeichen. Ein Satz ist leicht zu merken und schwer zu erraten.',
  wrong: 'Ein Passwort hat mindestens 12 Zeichen',
  accept: 'Passwort setzen und anmelden',
  noTokenTitle: 'Dieser Link ist unvollständig',
  noToken: 'Öffnen Sie den ganzen Link Ihrer Einladung, mit allem, was nach # steht.',
  toSignIn: 'Zur Anmeldung',
};
