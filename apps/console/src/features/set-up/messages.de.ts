import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Verbinden Sie Ihre Telefonleitung mit Ihrem CRM',
  lead: 'Fünf Schritte, etwa drei Minuten. Sie können bei jedem Schritt unterbrechen und später weitermachen.',
  leadDone: 'Ihre Mitarbeiter können anrufen. Jeder Schritt lässt sich noch ändern.',
  reading: 'Die Einrichtung wird geladen',
  invite: 'Kollegen zur Mithilfe einladen',
  done: 'Erledigt',
  open: 'Öffnen',
  openOf: 'Öffnen: {step}',
  change: 'Ändern',
  changeOf: 'Ändern: {step}',
  next: 'Nächster Schritt',
  waiting: 'Geben Sie zuerst die Zugangsdaten Ihres Twilio-Kontos ein.',
  steps: {
    credentials: { title: 'Twilio verbinden', text: 'Die Account SID und das Auth Token Ihres Twilio-Kontos.' },
    application: {
      title: 'Application SID',
      text: 'Die TwiML-App, die Twilio sagt, wo es bei ausgehenden Anrufen anfragt.',
    },
    'caller-id': {
      title: 'Anrufer-ID und Rufnummern',
      text: 'Die Nummer, die Angerufene sehen, und die Nummern, deren Anrufe hier klingeln.',
    },
    reps: {
      title: 'Mitarbeiter',
      text: 'Geben Sie jedem Mitarbeiter einen Client-Namen, damit er erreichbar ist.',
    },
    embed: {
      title: 'Einbinden',
      text: 'Machen Sie einen Testanruf und binden Sie dann das Softphone in eine Seite Ihres CRM ein.',
    },
  },
  summary: {
    credentials: 'Konto {sid}. Beide Secrets sind verschlüsselt.',
    application: '{sid}',
    reps: '{count, plural, one {# Mitarbeiter ist registriert} other {#{more} Mitarbeiter sind registriert}}',
    embed: 'Das Softphone wurde geöffnet.',
  },
  toReps: 'Alle Mitarbeiter',
  toEmbed: 'Zur Seite Einbinden',
  toOverview: 'Zur Übersicht',
  finishedTitle: 'Alles ist eingerichtet',
  finishedText: 'Die Einstellungen bei Twilio werden ab jetzt alle 15 Minuten geprüft.',
};
