import type { EndedCall } from '@cordboard/call-session';
import { Avatar, Button, Cord, IconButton, Notice, type NoticeProps } from '@cordboard/ui';
import { outcomeWords } from '../phone/outcome-words.js';
import { formatDuration } from './clock.js';
import { useMessages } from './softphone-context.js';

export interface EndedCallProps {
  call: EndedCall;
  name: string;
  onCallAgain: () => void;
  onDismiss: () => void;
}

const icons: Partial<Record<EndedCall['outcome']['kind'], NoticeProps['icon']>> = {
  missed: 'missed',
  refused: 'ban',
  'does-not-exist': 'ban',
  microphone: 'microphone-off',
  'connection-lost': 'offline',
};

const again: Partial<Record<EndedCall['outcome']['kind'], 'callBack' | 'callAgain'>> = {
  missed: 'callBack',
  busy: 'callAgain',
  'no-answer': 'callAgain',
  declined: 'callAgain',
  'connection-lost': 'callAgain',
  failed: 'callAgain',
};

/** The call that is over: with whom, how long, and, when it did not go well, why and what to do. */
export function EndedCall({ call, name, onCallAgain, onDismiss }: EndedCallProps) {
  const messages = useMessages();
  const { ended, dial } = messages.screens;
  const { kind, durationSeconds } = call.outcome;
  const { sentence, remedy } = outcomeWords(call, messages);
  const isPlain = kind === 'completed' || kind === 'cancelled' || kind === 'answered-elsewhere';
  const isDeclinedHere = kind === 'declined' && call.direction === 'incoming';
  const action = isDeclinedHere ? undefined : again[kind];
  return (
    <>
      <section className="line line-ended" aria-label={ended.region}>
        <p className="line-state">
          <span aria-hidden="true">{ended.callEnded}</span>
          <Cord state="ended" />
          {durationSeconds !== null && <span className="timer">{formatDuration(durationSeconds)}</span>}
          <IconButton icon="close" label={ended.putAway} onClick={onDismiss} />
        </p>
        <div className="who">
          <Avatar name={name} />
          <div>
            <h1>{name}</h1>
            <p>{isPlain && kind !== 'completed' ? sentence : dial[call.direction]}</p>
          </div>
        </div>
      </section>
      {!isPlain && !isDeclinedHere && (
        <div className="outcome">
          <Notice
            tone={kind === 'refused' || kind === 'failed' ? 'danger' : 'warning'}
            icon={icons[kind] ?? 'info'}
            title={sentence}
            action={
              action && (
                <Button size="sm" onClick={onCallAgain}>
                  {ended[action]}
                </Button>
              )
            }
          >
            {remedy && <p>{remedy}</p>}
          </Notice>
        </div>
      )}
    </>
  );
}
