import type { Call, CallTimelineEvent } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { isNumber } from '../../format/party.js';
import { CopyButton } from '../../shell/copy-button.js';
import { Drawer } from '../../shell/drawer.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useCall } from './api/read-call.js';
import { CallTimelineList } from './call-timeline.js';
import { otherPartyOf, useCallDescriptions } from './describe-call.js';

/** Stands beside the list and is not modal: the list can be used meanwhile. Esc closes it. */
export function CallDrawer({ callSid, onClose }: { callSid: string; onClose: () => void }) {
  const t = useTranslations('calls');
  const call = useCall(callSid);
  const describe = useCallDescriptions();
  const party = call.data && describe.otherParty(call.data.call);
  return (
    <Drawer
      title={party ?? t('title')}
      label={party === undefined ? t('title') : t('callWith', { party })}
      onClose={onClose}
    >
      {call.isPending && <Waiting>{t('readingCall')}</Waiting>}
      {call.error && <ProblemNotice problem={toProblem(call.error)} onRetry={() => void call.refetch()} />}
      {call.data && <CallDetails call={call.data.call} events={call.data.events} />}
    </Drawer>
  );
}

function CallDetails({ call, events }: { call: Call; events: CallTimelineEvent[] }) {
  const t = useTranslations('calls');
  const describe = useCallDescriptions();
  const { words, tone } = describe.result(call);
  const number = otherPartyOf(call);
  return (
    <>
      <div className="cc-pad">
        <p className="cc-muted">{describe.whoWithWhom(call)}</p>
        <p>
          <span className={`cc-tag cc-tag-${tone}`}>{words}</span>
        </p>
        {call.refusal && <p>{describe.refusal(call.refusal)}</p>}
        <h3>{t('timeline')}</h3>
        {events.length === 0 ? <p className="cc-muted">{t('noEvents')}</p> : <CallTimelineList events={events} />}
      </div>
      {isNumber(number) && (
        <footer className="cc-card-foot">
          <code className="cc-mono">{number}</code>
          <CopyButton value={number} of={t('copyNumber')} />
        </footer>
      )}
      <footer className="cc-card-foot">
        <code className="cc-mono">{call.callSid}</code>
        <CopyButton value={call.callSid} of={t('copySid')} />
      </footer>
    </>
  );
}
