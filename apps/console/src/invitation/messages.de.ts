import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Wählen Sie Ihr Passwort',
  lead: 'Damit melden Sie sich künftig bei der Cordboard-Konsole an.',
  password: 'Neues Passwort',
  hint: 'Mindestens 12 Zeichen. Ein Satz lässt sich leicht merken und schwer erraten.',
  wrong: 'Ein Passwort hat mindestens 12 Zeichen',
  accept: 'Passwort festlegen und anmelden',
  noTokenTitle: 'Dieser Link ist unvollständig',
  noToken: 'Öffnen Sie den vollständigen Link, den Sie erhalten haben, auch den Teil nach #.',
  toSignIn: 'Zur Anmeldung',
};
