import { Button } from '@cordboard/ui';
import type { Launcher, LaunchState } from '../launch/launcher.js';
import type { LogBook } from '../phone/log-book.js';
import { Cause, Steps } from './cause.js';
import { useNow } from './clock.js';
import { Frame } from './frame.js';

const patienceMs = 5_000;

/** Before there is a session: who is this for? */
export function LaunchScreen({ launch, launcher, log }: { launch: LaunchState; launcher: Launcher; log: LogBook }) {
  const now = useNow();
  if (launch.phase === 'unreachable') {
    const foot = (
      <Button intent="primary" size="lg" icon="refresh" onClick={() => launcher.tryNow()}>
        Try now
      </Button>
    );
    return (
      <Frame lamp="stopped" presence="Cannot call yet" status="Cordboard cannot be reached" log={log} foot={foot}>
        <div className="phone-body">
          <Cause tone="danger" icon="offline" title={launch.sentence} role="alert">
            We go on trying by ourselves; this was attempt {launch.attempt}. Check your network meanwhile.
          </Cause>
        </div>
      </Frame>
    );
  }
  if (launch.phase === 'signed-out') {
    const foot = (
      <Button intent="primary" size="lg" icon="key" onClick={() => launcher.askAgain()}>
        Sign in again
      </Button>
    );
    return (
      <Frame lamp="stopped" presence="Signed out" status={`Signed out: ${launch.sentence}`} log={log} foot={foot}>
        <div className="phone-body">
          <Cause tone="danger" icon="lock" title={launch.sentence} role="alert">
            You can neither call nor be called here. Ask your admin if you do not know why.
          </Cause>
        </div>
      </Frame>
    );
  }
  const isSilent = launch.phase === 'waiting' && now - launch.since > patienceMs;
  if (launch.phase === 'waiting') {
    const foot = isSilent && (
      <Button intent="primary" size="lg" icon="refresh" onClick={() => launcher.askAgain()}>
        Ask again
      </Button>
    );
    return (
      <Frame lamp="waiting" presence="Signing in again" status="Signing in again" log={log} foot={foot}>
        <div className="phone-body">
          <Cause tone="line" icon="key" title={isSilent ? 'Waiting for the CRM page' : 'Signing in again'}>
            {launch.sentence} {isSilent ? 'The page around the softphone has not answered yet.' : ''}
          </Cause>
          <Steps steps={[{ state: 'now', text: 'Asking the CRM page for a new launch' }]} />
          {isSilent && <p className="muted">If asking again does not help, reload the CRM page.</p>}
        </div>
      </Frame>
    );
  }
  return (
    <Frame lamp="waiting" presence="Signing in" status="Signing in" log={log} foot={null}>
      <div className="phone-body">
        <Cause tone="line" icon="mark" title="Plugging you in">
          Ready in a moment. Nothing to do.
        </Cause>
        <Steps steps={[{ state: 'now', text: 'Opening your session' }]} />
      </div>
    </Frame>
  );
}
