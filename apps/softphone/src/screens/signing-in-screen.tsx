import type { LineState } from '@cordboard/call-session';
import type { SoftphoneSession } from '@cordboard/contracts';
import type { LogBook } from '../phone/log-book.js';
import type { Phone } from '../phone/phone.js';
import { Cause, Steps, type Step } from './cause.js';
import { useNow } from './clock.js';
import { Frame } from './frame.js';
import { PendingCall } from './pending-call.js';
import { useMessages } from './softphone-context.js';

export interface SigningInScreenProps {
  line: Extract<LineState, { phase: 'signing-in' | 'signed-out' }>;
  client: SoftphoneSession['client'];
  phone: Phone;
  log: LogBook;
}

const patienceMs = 10_000;
const order = ['microphone', 'token', 'registering'] as const;
const waitsFor = {
  microphone: 'waitsForMicrophone',
  token: 'waitsForToken',
  registering: 'waitsForTwilio',
} as const;

export function SigningInScreen({ line, client, phone, log }: SigningInScreenProps) {
  const { screens, phrase } = useMessages();
  const { presence, signingIn: words } = screens;
  const now = useNow();
  if (line.phase === 'signed-out') return null;
  const at = order.indexOf(line.step);
  const stateOf = (step: (typeof order)[number]): Step['state'] => {
    const index = order.indexOf(step);
    return index < at ? 'done' : index === at ? 'now' : 'next';
  };
  const steps: Step[] = [
    {
      state: 'done',
      text: (
        <>
          {words.signedInAs} <strong>{client.displayName}</strong>
        </>
      ),
    },
    {
      state: stateOf('microphone'),
      text: line.microphone ? words.microphone(line.microphone) : words.allow,
    },
    { state: stateOf('token'), text: words.token },
    {
      state: stateOf('registering'),
      text: (
        <>
          {words.registering} <strong>{client.name}</strong> {words.toBeCalled}
        </>
      ),
    },
  ];
  const isSlow = line.trouble !== null || now - line.since > patienceMs;
  return (
    <Frame lamp="waiting" presence={presence.signingIn} status={presence.signingIn} log={log} foot={null}>
      <div className="phone-body">
        <Cause tone="line" icon="mark" title={words.title}>
          {words.text}
        </Cause>
        <PendingCall phone={phone} />
        <Steps steps={steps} />
        <span className="grow" />
        {isSlow && (
          <p className="muted small" role="alert">
            {words[waitsFor[line.step]]}
            {line.attempt > 1 ? words.attempt(line.attempt) : ''}. {phrase(line.trouble ?? '')}
          </p>
        )}
      </div>
    </Frame>
  );
}
