import { isLive, type Peer } from '@cordboard/call-session';
import { useEffect, useState } from 'react';
import type { NameBook } from '../directory/name-book.js';
import { useDirectory } from '../directory/use-directory.js';
import { FoldedDesk } from '../folding/folded-desk.js';
import { useNumbers } from '../numbers/use-numbers.js';
import type { LogBook } from '../phone/log-book.js';
import type { Desk } from '../softphone.js';
import { useStore } from '../use-store.js';
import { CallScreen } from './call-screen.js';
import { FailureScreen } from './failure-screen.js';
import { IncomingScreen } from './incoming-screen.js';
import { ReadyScreen } from './ready-screen.js';
import { SigningInScreen } from './signing-in-screen.js';
import { useSoftphone } from './softphone-context.js';

/** The softphone of a rep who is known: which screen, by the state of the line and of the call. */
export function DeskScreen({ desk, names, log }: { desk: Desk; names: NameBook; log: LogBook }) {
  const { phone, session } = desk;
  const { softphone, messages, openSettings } = useSoftphone();
  const { isFolded } = useStore(softphone.folding);
  const { line, call } = useStore(phone.session);
  // Kept here, so that no change of screen loses what was typed.
  const [typed, setTyped] = useState('');
  const numbers = useNumbers(session.tenant.country, names);
  const settledCall = call.phase === 'ended' && call.outcome.isSettled ? call.startedAt : 0;
  const directory = useDirectory(desk, names, `${line.phase === 'ready'} ${settledCall}`);

  const title = call.phase === 'incoming' ? messages.screens.rings(names.nameOf(call.peer)) : messages.screens.title;
  useEffect(() => {
    document.title = title;
  }, [title]);

  // A call that begins is what the rep has to see.
  const hasCall = isLive(call);
  useEffect(() => {
    if (hasCall) openSettings(false);
  }, [hasCall, openSettings]);

  if (isFolded) {
    const { parentOrigin } = session;
    const nameOf = (each: { peer: Peer }) => names.nameOf(each.peer);
    return <FoldedDesk line={line} call={call} phone={phone} parentOrigin={parentOrigin} nameOf={nameOf} log={log} />;
  }

  if (isLive(call) && (call.phase === 'incoming' || call.phase === 'answering')) {
    return <IncomingScreen call={call} phone={phone} names={names} directory={directory} log={log} />;
  }
  if (isLive(call)) return <CallScreen call={call} phone={phone} names={names} log={log} />;
  if (line.phase === 'failed') {
    return <FailureScreen failure={line.failure} parentOrigin={session.parentOrigin} phone={phone} log={log} />;
  }
  if (line.phase === 'signing-in' || line.phase === 'signed-out') {
    return <SigningInScreen line={line} client={session.client} phone={phone} log={log} />;
  }
  const field = { typed, setTyped, directory, numbers, names };
  return <ReadyScreen desk={desk} line={line} call={call} field={field} log={log} />;
}
