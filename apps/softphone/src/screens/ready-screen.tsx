import type { CallState, EndedCall as EndedCallState, LineState, Peer } from '@cordboard/call-session';
import { Button, Notice } from '@cordboard/ui';
import { useState } from 'react';
import { matchesFor, targetOf, type Directory } from '../directory/matches.js';
import type { NameBook } from '../directory/name-book.js';
import { looksLikeNumber, type NumberFormat } from '../numbers/number-format.js';
import type { LogBook } from '../phone/log-book.js';
import type { Desk } from '../softphone.js';
import { useStore } from '../use-store.js';
import { DialField } from './dial-field.js';
import { EndedCall } from './ended-call.js';
import { Frame } from './frame.js';
import { PendingCall } from './pending-call.js';
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
    else setProblem(target.sentence);
  };
  const rings = matches[chosen]?.label ?? (typed.trim() && target.kind === 'peer' ? target.peer.label : null);
  const isTold = rings !== null && (chosen >= 0 || !looksLikeNumber(rings));
  const foot = (
    <>
      <p className="foot-hint" id="rings">
        {isTold ? (
          <>
            Rings <strong>{rings}</strong>
          </>
        ) : (
          isRestoring && !pending && 'Press now: we dial the moment the line is back'
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
        Call
      </Button>
    </>
  );
  const presence = isRestoring
    ? line.reason === 'signalling-lost'
      ? 'Reconnecting'
      : 'Signing in again'
    : 'Available';
  return (
    <Frame
      lamp={isRestoring ? (line.reason === 'signalling-lost' ? 'warning' : 'waiting') : 'available'}
      presence={presence}
      status={ended ? endedStatus(ended) : presence}
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
        {(problem ?? refusal) && <Notice tone="warning" icon="info" title={problem ?? `Not called. ${refusal}`} />}
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
  if (line.reason !== 'signalling-lost') {
    return (
      <Notice tone="line" icon="key" title="Renewing your line">
        <p>{line.trouble ?? 'This takes a second or two, and your number is kept.'}</p>
      </Notice>
    );
  }
  const tryNow = (
    <Button size="sm" onClick={onTryNow}>
      Try now
    </Button>
  );
  return (
    <Notice tone="warning" icon="offline" title="You cannot be called" action={tryNow}>
      <p>{line.trouble ?? 'The connection was lost.'} Trying to reconnect.</p>
    </Notice>
  );
}

function endedStatus({ outcome }: EndedCallState): string {
  return outcome.kind === 'completed' ? 'Call ended' : `Call ended. ${outcome.sentence}`;
}

function lastDialled({ recent }: Directory, numbers: NumberFormat): string {
  const last = recent.find(({ kind }) => kind === 'outgoing');
  return last ? numbers.display(last.address) : '';
}
