import type { OutcomeKind } from '@cordboard/call-session';

const verdict = (sentence: string, remedy = '') => ({ sentence, remedy });

export const english = {
  steps: {
    microphone: 'Asking for the microphone',
    token: 'Getting a token',
    registering: 'Registering',
  },
  restoring: {
    'token-expired': 'Token expired. Asking for a new one',
    'signalling-lost': 'Connection lost. Trying to reconnect',
    moved: 'Your company has changed the edge. Signing in there',
  },
  ready: (name: string) => `Ready. You can be called as ${name}`,
  backOnTheLine: (name: string) => `Back on the line. You can be called as ${name}`,
  signedOut: 'Signed out',
  askingPage: (sentence: string) => `${sentence} Asking the CRM page for a new launch`,
  incoming: (name: string) => `Incoming call from ${name}`,
  calling: (name: string) => `Calling ${name}`,
  callsSoon: (name: string) => `${name} will be called as soon as the line is ready`,
  notCalled: (sentence: string) => `Not called: ${sentence}`,
  established: 'Successfully established call',
  connectedAgain: 'Connected again',
  lost: 'Connection lost. The call is kept',
  muted: 'Muted. They cannot hear you',
  unmuted: 'Unmuted',
  ended: 'Call ended',
  deviceMissing: (label: string) => `${label} is not connected. The system’s default is used until it is back`,
  deviceBack: (label: string) => `${label} is back and in use again`,
  outcomes: {
    completed: verdict('Call ended.'),
    cancelled: verdict('You hung up before anyone answered.'),
    declined: verdict('The call was declined.', 'Call again later.'),
    declinedHere: verdict('You declined the call.'),
    busy: verdict('The line is busy.', 'Call again in a few minutes.'),
    'no-answer': verdict('Nobody answered.', 'Call again later.'),
    'does-not-exist': verdict('That number does not exist, or cannot be reached.', 'Check the number and call again.'),
    refused: verdict(''),
    missed: verdict('The caller hung up.', 'Call back.'),
    'answered-elsewhere': verdict('Answered elsewhere.'),
    microphone: verdict('The microphone could not be used, so the call was not made.'),
    'connection-lost': verdict('The connection was lost.', 'Check your network, then call again.'),
    failed: verdict('The call could not be connected.', 'Check the number, then call again.'),
  } satisfies Record<OutcomeKind | 'declinedHere', ReturnType<typeof verdict>>,
};
