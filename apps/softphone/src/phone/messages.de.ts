import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

const verdict = (sentence: string, remedy = '') => ({ sentence, remedy });

export const german: Translated<typeof english> = {
  steps: {
    microphone: 'Das Mikrofon wird erfragt',
    token: 'Token wird geholt',
    registering: 'Registrierung läuft',
  },
  restoring: {
    'token-expired': 'Token abgelaufen. Ein neues wird geholt',
    'signalling-lost': 'Verbindung verloren. Sie wird wieder aufgebaut',
    moved: 'Ihr Unternehmen hat die Edge gewechselt. Anmeldung dort',
  },
  ready: (name) => `Bereit. Sie sind als ${name} erreichbar`,
  backOnTheLine: (name) => `Wieder auf der Leitung. Sie sind als ${name} erreichbar`,
  signedOut: 'Abgemeldet',
  askingPage: (sentence) => `${sentence} Die CRM-Seite wird um einen neuen Start gebeten`,
  incoming: (name) => `Eingehender Anruf von ${name}`,
  calling: (name) => `${name} wird angerufen`,
  callsSoon: (name) => `${name} wird angerufen, sobald die Leitung da ist`,
  notCalled: (sentence) => `Nicht angerufen: ${sentence}`,
  established: 'Anruf erfolgreich verbunden',
  connectedAgain: 'Wieder verbunden',
  lost: 'Verbindung verloren. Der Anruf bleibt bestehen',
  muted: 'Stumm. Man hört Sie nicht',
  unmuted: 'Nicht mehr stumm',
  ended: 'Anruf beendet',
  deviceMissing: (label) => `${label} ist nicht da. Bis es wieder da ist, gilt der Standard des Systems`,
  deviceBack: (label) => `${label} ist wieder da und wird benutzt`,
  outcomes: {
    completed: verdict('Anruf beendet.'),
    cancelled: verdict('Sie haben aufgelegt, bevor jemand annahm.'),
    declined: verdict('Der Anruf wurde abgelehnt.', 'Rufen Sie später wieder an.'),
    declinedHere: verdict('Sie haben den Anruf abgelehnt.'),
    busy: verdict('Der Anschluss ist besetzt.', 'Rufen Sie in ein paar Minuten wieder an.'),
    'no-answer': verdict('Niemand hat angenommen.', 'Rufen Sie später wieder an.'),
    'does-not-exist': verdict(
      'Diese Nummer gibt es nicht, oder sie ist nicht zu erreichen.',
      'Prüfen Sie die Nummer und rufen Sie nochmals an.',
    ),
    refused: verdict(''),
    missed: verdict('Wer anrief, hat aufgelegt.', 'Rufen Sie zurück.'),
    'answered-elsewhere': verdict('Anderswo angenommen.'),
    microphone: verdict('Das Mikrofon ließ sich nicht benutzen, darum wurde nicht angerufen.'),
    'connection-lost': verdict(
      'Die Verbindung ist verloren gegangen.',
      'Prüfen Sie Ihr Netz und rufen Sie dann wieder an.',
    ),
    failed: verdict('Der Anruf ließ sich nicht verbinden.', 'Prüfen Sie die Nummer und rufen Sie dann wieder an.'),
  },
};
