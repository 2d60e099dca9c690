import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  opening: 'Die Konsole wird geöffnet',
  title: 'Bei Cordboard anmelden',
  lead: 'Twilio verbinden, Mitarbeiter registrieren und sehen, wie jeder Anruf verlief.',
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
  ended: 'Melden Sie sich an, um dort weiterzumachen, wo Sie waren. Ihre Eingaben bleiben erhalten.',
  somebodyElse: 'Als jemand anderes anmelden',
  forgotten:
    'Noch kein Konto? Ein Admin Ihres Unternehmens kann Sie einladen. Passwort vergessen? Ein Inhaber Ihres Unternehmens kann Ihnen einen Rücksetzlink erstellen.',
  code: 'Code',
  codeHint:
    'Die sechs Ziffern, die Ihre Authenticator-App gerade zeigt. App verloren? Geben Sie einen Ihrer Wiederherstellungscodes ein.',
  codeMissing: 'Geben Sie den Code ein.',
  confirmCode: 'Bestätigen',
  beginAgain: 'Von vorn beginnen',
  providerTitle: '{domain} meldet sich mit eigenen Konten an',
  providerText: 'Sie kommen angemeldet hierher zurück.',
  toProvider: 'Weiter mit dem Konto Ihres Unternehmens',
  withPassword: 'Stattdessen Passwort verwenden',
  fewRecoveryCodes:
    '{count, plural, =0 {Kein Wiederherstellungscode ist mehr übrig} one {Noch # Wiederherstellungscode ist übrig} other {Noch # Wiederherstellungscodes sind übrig}}. Erstellen Sie neue in Ihrem Konto.',
  providerProblems: {
    expired: {
      what: 'Diese Anmeldung hat zu lange gedauert oder wurde in einem anderen Browser begonnen.',
      remedy: 'Beginnen Sie von vorn und kommen Sie innerhalb von zehn Minuten zurück.',
    },
    refused: {
      what: 'Die Anmeldung Ihres Unternehmens hat Sie nicht zugelassen.',
      remedy:
        'Versuchen Sie es erneut. Hilft das nicht, wenden Sie sich an die Person, die die Konten Ihres Unternehmens verwaltet.',
    },
    broken: {
      what: 'Die Antwort der Anmeldung Ihres Unternehmens ist nicht vertrauenswürdig.',
      remedy:
        'Bitten Sie einen Inhaber Ihres Unternehmens, die Anmeldeeinstellungen zu prüfen. Inhaber können sich mit Passwort anmelden.',
    },
    unverified: {
      what: 'Die Anmeldung Ihres Unternehmens bestätigt Ihre E-Mail-Adresse nicht.',
      remedy: 'Lassen Sie die Adresse dort bestätigen und versuchen Sie es erneut.',
    },
    wrong_domain: {
      what: 'Das gewählte Konto gehört zu einer anderen Domain.',
      remedy: 'Melden Sie sich mit dem Konto Ihres Unternehmens an.',
    },
    unknown: {
      what: 'Niemand hat Sie zu dieser Konsole eingeladen.',
      remedy: 'Bitten Sie einen Admin Ihres Unternehmens, diese Adresse einzuladen.',
    },
    suspended: {
      what: 'Ihr Unternehmen ist gesperrt.',
      remedy: 'Fragen Sie den Betreiber von Cordboard nach dem Grund.',
    },
  },
};
