import type { Call, CallTimelineEvent } from '@cordboard/contracts';
import { IconButton } from '@cordboard/ui';
import { useEffect, useRef } from 'react';
import { toProblem } from '../../api/api-problem.js';
import { CopyButton } from '../../shell/copy-button.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useCall } from './api/read-call.js';
import { CallTimelineList } from './call-timeline.js';
import { describeParties, describeResult, otherPartyOf } from './describe-call.js';
import { messages } from './messages.js';

/** Stands beside the list and is not modal: the list can be used meanwhile. Esc closes it. */
export function CallDrawer({ callSid, onClose }: { callSid: string; onClose: () => void }) {
  const call = useCall(callSid);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const title = call.data ? messages.callWith(otherPartyOf(call.data.call)) : messages.title;
  return (
    <aside
      className="cc-drawer"
      aria-label={title}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose();
      }}
    >
      <header className="cc-drawer-head">
        <h2 ref={heading} tabIndex={-1}>
          {call.data ? otherPartyOf(call.data.call) : messages.title}
        </h2>
        <IconButton icon="close" label={messages.close} onClick={onClose} />
      </header>
      {call.isPending && <Waiting>{messages.readingCall}</Waiting>}
      {call.error && <ProblemNotice problem={toProblem(call.error)} onRetry={() => void call.refetch()} />}
      {call.data && <CallDetails call={call.data.call} events={call.data.events} />}
    </aside>
  );
}

function CallDetails({ call, events }: { call: Call; events: CallTimelineEvent[] }) {
  const { words, tone } = describeResult(call);
  return (
    <>
      <div className="cc-pad">
        <p className="cc-muted">{describeParties(call)}</p>
        <p>
          <span className={`cc-tag cc-tag-${tone}`}>{words}</span>
        </p>
        {call.refusal && <p>{call.refusal.sentence}</p>}
        <h3>{messages.timeline}</h3>
        {events.length === 0 ? <p className="cc-muted">{messages.noEvents}</p> : <CallTimelineList events={events} />}
      </div>
      <footer className="cc-card-foot">
        <code className="cc-mono">{call.callSid}</code>
        <CopyButton value={call.callSid} of={messages.copySid} />
      </footer>
    </>
  );
}
