import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  opening: 'Die Konsole wird geöffnet',
  title: 'Bei Cordboard anmelden',
  lead: 'Verbinden Sie Twilio, registrieren Sie Mitarbeiter und sehen Sie, wie jeder Anruf verlief.',
  email: 'E-Mail',
  password: 'Passwort',
  passwordOf: 'Passwort von {email}',
  signIn: 'Anmelden',
  signingIn: 'Anmeldung läuft',
  whichCompany: 'Welches Unternehmen?',
  tryAgainIn: 'Versuchen Sie es in {seconds, plural, one {# Sekunde} other {# Sekunden}} erneut.',
  emailMissing: 'Geben Sie die E-Mail-Adresse ein, unter der Sie eingeladen wurden.',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  endedTitle: 'Ihre Sitzung ist beendet',
  ended: 'Melden Sie sich an, und fahren Sie fort, wo Sie waren. Nichts, was Sie eingegeben haben, ist verloren.',
  somebodyElse: 'Als jemand anderes anmelden',
  forgotten:
    'Noch kein Konto? Ein Administrator Ihres Unternehmens kann Sie einladen. Ein vergessenes Passwort ersetzen die Betreiber von Cordboard.',
};
