import type { LineState } from '@cordboard/call-session';
import type { SoftphoneSession } from '@cordboard/contracts';
import type { LogBook } from '../phone/log-book.js';
import type { Phone } from '../phone/phone.js';
import { Cause, Steps, type Step } from './cause.js';
import { useNow } from './clock.js';
import { Frame } from './frame.js';
import { PendingCall } from './pending-call.js';

export interface SigningInScreenProps {
  line: Extract<LineState, { phase: 'signing-in' | 'signed-out' }>;
  client: SoftphoneSession['client'];
  phone: Phone;
  log: LogBook;
}

const patienceMs = 10_000;
const order = ['microphone', 'token', 'registering'] as const;
const waitsFor = {
  microphone: 'your answer to the browser’s question about the microphone',
  token: 'a token from Cordboard',
  registering: 'Twilio',
} as const;

export function SigningInScreen({ line, client, phone, log }: SigningInScreenProps) {
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
          Signed in as <strong>{client.displayName}</strong>
        </>
      ),
    },
    {
      state: stateOf('microphone'),
      text: line.microphone ? `Microphone: ${line.microphone}` : 'Allow the microphone when the browser asks',
    },
    { state: stateOf('token'), text: 'Getting a token' },
    {
      state: stateOf('registering'),
      text: (
        <>
          Registering <strong>{client.name}</strong> to be called
        </>
      ),
    },
  ];
  const isSlow = line.trouble !== null || now - line.since > patienceMs;
  return (
    <Frame lamp="waiting" presence="Signing in" status="Signing in" log={log} foot={null}>
      <div className="phone-body">
        <Cause tone="line" icon="mark" title="Plugging you in">
          Ready in a moment. Nothing to do.
        </Cause>
        <PendingCall phone={phone} />
        <Steps steps={steps} />
        <span className="grow" />
        {isSlow && (
          <p className="muted small" role="alert">
            Waiting for {waitsFor[line.step]}
            {line.attempt > 1 ? `, attempt ${line.attempt}` : ''}. {line.trouble}
          </p>
        )}
      </div>
    </Frame>
  );
}
