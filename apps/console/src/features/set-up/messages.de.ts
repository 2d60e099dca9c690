import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Stecken Sie Ihre Telefonleitung in Ihr CRM',
  lead: 'Fünf Schritte, etwa drei Minuten. Sie können bei jedem Schritt gehen und wiederkommen.',
  leadDone: 'Ihre Mitarbeiter können anrufen. Jeder Schritt lässt sich noch ändern.',
  reading: 'Es wird geladen, was noch zu tun ist',
  invite: 'Einen Kollegen um Hilfe bitten',
  done: 'Erledigt',
  open: 'Öffnen',
  openOf: 'Öffnen: {step}',
  change: 'Ändern',
  changeOf: 'Ändern: {step}',
  next: 'Nächster Schritt',
  waiting: 'Geben Sie zuerst die Zugangsdaten Ihres Twilio-Kontos ein.',
  steps: {
    credentials: { title: 'Twilio verbinden', text: 'Die Account SID und das Auth Token Ihres Twilio-Kontos.' },
    application: { title: 'Application SID', text: 'Die TwiML App, die Twilio sagt, wo ausgehende Anrufe anfragen.' },
    'caller-id': {
      title: 'Angezeigte Rufnummer und Nummern',
      text: 'Die Nummer, die angerufene Telefone zeigen, und die Nummern, die hier klingeln.',
    },
    reps: {
      title: 'Mitarbeiter',
      text: 'Geben Sie jedem Mitarbeiter einen Client-Namen, damit Anrufe ihn erreichen.',
    },
    embed: {
      title: 'Einbinden',
      text: 'Hören Sie einen Übungsanruf, dann bringen Sie das Softphone auf eine Seite Ihres CRM.',
    },
  },
  summary: {
    credentials: 'Konto {sid}. Beide Geheimnisse sind versiegelt.',
    application: '{sid}',
    reps: '{count, plural, one {# Mitarbeiter ist registriert} other {#{more} Mitarbeiter sind registriert}}',
    embed: 'Das Softphone wurde geöffnet.',
  },
  toReps: 'Alle Mitarbeiter',
  toEmbed: 'Zum Einbinden',
  toOverview: 'Zur Übersicht',
  finishedTitle: 'Alles ist eingerichtet',
  finishedText: 'Twilios Seite wird von nun an alle 15 Minuten angesehen.',
};
