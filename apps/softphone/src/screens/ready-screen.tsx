import type { CallState, EndedCall as EndedCallState, LineState, Peer } from '@cordboard/call-session';
import { Button, Notice } from '@cordboard/ui';
import { useState } from 'react';
import { matchesFor, targetOf, type Directory } from '../directory/matches.js';
import type { NameBook } from '../directory/name-book.js';
import type { Messages } from '../language/languages.js';
import { looksLikeNumber, type NumberFormat } from '../numbers/number-format.js';
import type { LogBook } from '../phone/log-book.js';
import type { Desk } from '../softphone.js';
import { outcomeWords } from '../phone/outcome-words.js';
import { useStore } from '../use-store.js';
import { DialField } from './dial-field.js';
import { EndedCall } from './ended-call.js';
import { Frame } from './frame.js';
import { PendingCall } from './pending-call.js';
import { useMessages } from './softphone-context.js';
import { useShortcuts } from './use-shortcuts.js';

export interface ReadyScreenProps {
  desk: Desk;
  line: Extract<LineState, { phase: 'ready' | 'restoring' }>;
  call: CallState;
  field: {
    typed: string;
    setTyped: (typed: string) => void;
    directory: Directory;
    numbers: NumberFormat;
    names: NameBook;
  };
  log: LogBook;
}

/** Nobody is on the line: whom to call? Also while the line is being restored, and just after a call. */
export function ReadyScreen({ desk: { phone, session }, line, call, field, log }: ReadyScreenProps) {
  const { typed, setTyped, directory, numbers, names } = field;
  const messages = useMessages();
  const { screens, phrase } = messages;
  const { pending, refusal } = useStore(phone);
  const [chosen, setChosen] = useState(-1);
  const [problem, setProblem] = useState<string | null>(null);
  const matches = matchesFor(typed, directory, names, session.client.name);
  const target = targetOf(typed, matches, names, numbers);
  const isRestoring = line.phase === 'restoring';
  const ended = call.phase === 'ended' ? call : null;
  useShortcuts({ Escape: () => phone.session.dismiss() });

  const callPeer = (peer: Peer) => {
    setTyped('');
    setChosen(-1);
    setProblem(null);
    phone.dial(peer);
  };
  const callTyped = () => {
    const picked = matches[chosen];
    if (picked) return callPeer({ address: picked.address, label: picked.label });
    // An empty field brings the last number back and does not call it; the second press does.
    if (!typed.trim()) return setTyped(lastDialled(directory, numbers));
    if (target.kind === 'peer') callPeer(target.peer);
    else setProblem(screens.dial.nobodyKnown(typed.trim()));
  };
  const rings = matches[chosen]?.label ?? (typed.trim() && target.kind === 'peer' ? target.peer.label : null);
  const isTold = rings !== null && (chosen >= 0 || !looksLikeNumber(rings));
  const foot = (
    <>
      <p className="foot-hint" id="rings">
        {isTold ? (
          <>
            {screens.dial.rings} <strong>{rings}</strong>
          </>
        ) : (
          isRestoring && !pending && screens.dial.pressNow
        )}
      </p>
      <Button
        intent="go"
        size="lg"
        icon="phone"
        keyHint="Enter"
        aria-describedby="rings"
        aria-busy={pending !== null}
        onClick={callTyped}
      >
        {screens.dial.call}
      </Button>
    </>
  );
  const presence = isRestoring
    ? line.reason === 'signalling-lost'
      ? screens.presence.reconnecting
      : screens.presence.signingInAgain
    : screens.presence.available;
  return (
    <Frame
      lamp={isRestoring ? (line.reason === 'signalling-lost' ? 'warning' : 'waiting') : 'available'}
      presence={presence}
      status={ended ? endedStatus(ended, messages) : presence}
      log={log}
      foot={foot}
    >
      {ended && (
        <EndedCall
          call={ended}
          name={names.nameOf(ended.peer)}
          onCallAgain={() => callPeer(ended.peer)}
          onDismiss={() => phone.session.dismiss()}
        />
      )}
      <div className="phone-body">
        <PendingCall phone={phone} />
        {isRestoring && <Restoring line={line} onTryNow={() => phone.session.tryNow()} />}
        {(problem ?? refusal) && (
          <Notice tone="warning" icon="info" title={problem ?? screens.dial.notCalled(phrase(refusal ?? ''))} />
        )}
        <DialField
          typed={typed}
          setTyped={(text) => {
            setProblem(null);
            setTyped(text);
          }}
          matches={matches}
          chosen={chosen}
          setChosen={setChosen}
          numbers={numbers}
          country={session.tenant.country}
          callerId={session.tenant.callerId}
          onCall={callTyped}
          onCallPeer={callPeer}
        />
      </div>
    </Frame>
  );
}

function Restoring({ line, onTryNow }: { line: Extract<LineState, { phase: 'restoring' }>; onTryNow: () => void }) {
  const { screens, phrase } = useMessages();
  const words = screens.restoring;
  if (line.reason !== 'signalling-lost') {
    return (
      <Notice tone="line" icon="key" title={words.renewing}>
        <p>{line.trouble === null ? words.renewingText : phrase(line.trouble)}</p>
      </Notice>
    );
  }
  const tryNow = (
    <Button size="sm" onClick={onTryNow}>
      {screens.tryNow}
    </Button>
  );
  return (
    <Notice tone="warning" icon="offline" title={words.cannotBeCalled} action={tryNow}>
      <p>
        {line.trouble === null ? words.lost : phrase(line.trouble)} {words.trying}
      </p>
    </Notice>
  );
}

function endedStatus(call: EndedCallState, messages: Messages): string {
  const { ended } = messages.screens;
  return call.outcome.kind === 'completed' ? ended.callEnded : ended.because(outcomeWords(call, messages).sentence);
}

function lastDialled({ recent }: Directory, numbers: NumberFormat): string {
  const last = recent.find(({ kind }) => kind === 'outgoing');
  return last ? numbers.display(last.address) : '';
}
