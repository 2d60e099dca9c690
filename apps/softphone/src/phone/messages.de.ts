import type { Translated } from '../language/translated.js';
import type { english } from './messages.en.js';

const verdict = (sentence: string, remedy = '') => ({ sentence, remedy });

export const german: Translated<typeof english> = {
  steps: {
    microphone: 'Zugriff auf das Mikrofon wird angefragt',
    token: 'Token wird angefordert',
    registering: 'Registrierung läuft',
  },
  restoring: {
    'token-expired': 'Token abgelaufen. Ein neues wird angefordert',
    'signalling-lost': 'Verbindung verloren. Sie wird wiederhergestellt',
    moved: 'Ihr Unternehmen nutzt jetzt eine andere Edge. Anmeldung dort läuft',
  },
  ready: (name) => `Bereit. Sie sind als ${name} erreichbar`,
  backOnTheLine: (name) => `Leitung wieder da. Sie sind als ${name} erreichbar`,
  signedOut: 'Abgemeldet',
  askingPage: (sentence) => `${sentence} Die CRM-Seite wird um eine neue Anmeldung gebeten`,
  incoming: (name) => `Eingehender Anruf von ${name}`,
  calling: (name) => `${name} wird angerufen`,
  callsSoon: (name) => `${name} wird angerufen, sobald die Leitung bereit ist`,
  notCalled: (sentence) => `Nicht angerufen: ${sentence}`,
  established: 'Anruf erfolgreich verbunden',
  connectedAgain: 'Wieder verbunden',
  lost: 'Verbindung verloren. Der Anruf bleibt bestehen',
  muted: 'Stumm. Die andere Seite hört Sie nicht',
  unmuted: 'Nicht mehr stumm',
  ended: 'Anruf beendet',
  deviceMissing: (label) => `${label} ist nicht angeschlossen. Solange gilt der Standard des Systems`,
  deviceBack: (label) => `${label} ist wieder da und wird wieder benutzt`,
  outcomes: {
    completed: verdict('Anruf beendet.'),
    cancelled: verdict('Sie haben aufgelegt, bevor jemand abnahm.'),
    declined: verdict('Der Anruf wurde abgelehnt.', 'Rufen Sie später noch einmal an.'),
    declinedHere: verdict('Sie haben den Anruf abgelehnt.'),
    busy: verdict('Der Anschluss ist besetzt.', 'Rufen Sie in ein paar Minuten noch einmal an.'),
    'no-answer': verdict('Niemand hat abgenommen.', 'Rufen Sie später noch einmal an.'),
    'does-not-exist': verdict(
      'Diese Nummer gibt es nicht, oder sie ist nicht erreichbar.',
      'Prüfen Sie die Nummer und rufen Sie noch einmal an.',
    ),
    refused: verdict(''),
    missed: verdict('Die andere Seite hat aufgelegt.', 'Rufen Sie zurück.'),
    'answered-elsewhere': verdict('Anderswo angenommen.'),
    microphone: verdict('Das Mikrofon ließ sich nicht benutzen, deshalb wurde nicht angerufen.'),
    'connection-lost': verdict(
      'Die Verbindung ist verloren gegangen.',
      'Prüfen Sie Ihr Netz und rufen Sie dann noch einmal an.',
    ),
    failed: verdict('Der Anruf ließ sich nicht verbinden.', 'Prüfen Sie die Nummer und rufen Sie dann noch einmal an.'),
  },
};
