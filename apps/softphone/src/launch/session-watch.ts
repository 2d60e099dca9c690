import { TokenRefused, type Clock } from '@cordboard/call-session';
import type { CurrentEmbedSession } from '@cordboard/contracts';
import { ApiProblem } from '../api/api-problem.js';

const watchMs = 20_000;

// What ends a session before its time. Any other failure of a look is none of the rep's business: the next one follows.
const endings: ReadonlySet<string | null> = new Set([
  'client.suspended',
  'client.not_registered',
  'auth.session_ended',
  'auth.session_expired',
]);

export interface SessionWatchOptions {
  clock: Clock;
  clientName: string;
  look: () => Promise<CurrentEmbedSession>;
  /** Where the line is to enter Twilio's network, each time that it was asked. */
  onEdge: (edge: string) => void;
  /** Called once; what was found out may have to wait for a call to end. */
  onEnd: (refusal: TokenRefused) => void;
}

/**
 * Looks now and then whether this softphone may go on, and where it is to enter Twilio's network: so that a rep
 * who was suspended or signed out is told within half a minute, and not when the next token is due. Returns what ends the looking.
 */
export function watchSession({ clock, clientName, look, onEdge, onEnd }: SessionWatchOptions): () => void {
  let cancel = () => {};
  let isOver = false;
  const end = (refusal: TokenRefused) => {
    if (isOver) return;
    isOver = true;
    onEnd(refusal);
  };
  const lookOnce = async () => {
    try {
      const { client, voice } = await look();
      const refusal = refuseOtherName(client.name, clientName);
      if (refusal) end(refusal);
      else if (!isOver) onEdge(voice.edge);
    } catch (error) {
      if (error instanceof ApiProblem && endings.has(error.code)) end(refusalOf(error));
    }
    if (!isOver) lookLater();
  };
  const lookLater = () => (cancel = clock.after(watchMs, () => void lookOnce()));
  lookLater();
  return () => {
    isOver = true;
    cancel();
  };
}

/** A client that was renamed is signed in anew, under the name that others see. */
export const refuseOtherName = (present: string, signedIn: string): TokenRefused | null =>
  present === signedIn ? null : new TokenRefused('session-ended', `You are called ${present} from now on.`);

export function refusalOf({ retry, message, remedy }: ApiProblem): TokenRefused {
  return new TokenRefused(retry === 'no' ? 'refused' : 'session-ended', message, remedy);
}
