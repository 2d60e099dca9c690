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
    'Noch kein Konto? Ein Administrator Ihres Unternehmens kann Sie einladen. Ein vergessenes Passwort ersetzt ein Inhaber Ihres Unternehmens.',
  code: 'Code',
  codeHint:
    'Die sechs Ziffern, die Ihre Authenticator-App gerade zeigt. Verloren? Geben Sie einen Ihrer Wiederherstellungscodes ein.',
  codeMissing: 'Geben Sie den Code ein.',
  confirmCode: 'Bestätigen',
  beginAgain: 'Von vorn beginnen',
  providerTitle: '{domain} meldet sich mit eigenen Konten an',
  providerText: 'Sie kommen angemeldet hierher zurück.',
  toProvider: 'Weiter mit dem Konto Ihres Unternehmens',
  withPassword: 'Stattdessen ein Passwort benutzen',
  fewRecoveryCodes:
    '{count, plural, =0 {Kein Wiederherstellungscode ist übrig} one {# Wiederherstellungscode ist übrig} other {# Wiederherstellungscodes sind übrig}}. Erstellen Sie neue in Ihrem Konto.',
  providerProblems: {
    expired: {
      what: 'Diese Anmeldung hat zu lange gedauert oder begann in einem anderen Browser.',
      remedy: 'Beginnen Sie von vorn, und kommen Sie binnen zehn Minuten zurück.',
    },
    refused: {
      what: 'Die Anmeldung Ihres Unternehmens hat Sie nicht eingelassen.',
      remedy: 'Versuchen Sie es erneut. Bleibt es dabei, fragen Sie, wer die Konten Ihres Unternehmens betreut.',
    },
    broken: {
      what: 'Die Anmeldung Ihres Unternehmens gab eine Antwort, der nicht zu trauen ist.',
      remedy:
        'Bitten Sie einen Inhaber Ihres Unternehmens, die Anmeldeeinstellungen zu prüfen. Inhaber können sich mit Passwort anmelden.',
    },
    unverified: {
      what: 'Die Anmeldung Ihres Unternehmens bürgt nicht für Ihre E-Mail-Adresse.',
      remedy: 'Lassen Sie die Adresse dort bestätigen, dann versuchen Sie es erneut.',
    },
    wrong_domain: {
      what: 'Das gewählte Konto gehört zu einer anderen Domain.',
      remedy: 'Melden Sie sich mit dem Konto Ihres Unternehmens an.',
    },
    unknown: {
      what: 'Niemand hat Sie zu dieser Konsole eingeladen.',
      remedy: 'Bitten Sie einen Administrator Ihres Unternehmens, diese Adresse einzuladen.',
    },
    suspended: {
      what: 'Ihr Unternehmen ist gesperrt.',
      remedy: 'Fragen Sie die Betreiber von Cordboard nach dem Grund.',
    },
  },
};
