import { Button } from '@cordboard/ui';
import type { Launcher, LaunchState } from '../launch/launcher.js';
import type { LogBook } from '../phone/log-book.js';
import { Cause, Steps } from './cause.js';
import { useNow } from './clock.js';
import { FoldedLaunch } from '../folding/folded-launch.js';
import { useStore } from '../use-store.js';
import { Frame } from './frame.js';
import { useSoftphone } from './softphone-context.js';

const patienceMs = 5_000;

/** Before there is a session: who is this for? */
export function LaunchScreen({ launch, launcher, log }: { launch: LaunchState; launcher: Launcher; log: LogBook }) {
  const { softphone, messages } = useSoftphone();
  const { screens, phrase } = messages;
  const { presence, launch: words } = screens;
  const { isFolded } = useStore(softphone.folding);
  const now = useNow();
  if (isFolded) return <FoldedLaunch launch={launch} launcher={launcher} log={log} />;
  if (launch.phase === 'unreachable') {
    const foot = (
      <Button intent="primary" size="lg" icon="refresh" onClick={() => launcher.tryNow()}>
        {screens.tryNow}
      </Button>
    );
    return (
      <Frame lamp="stopped" presence={presence.cannotCall} status={words.unreachable} log={log} foot={foot}>
        <div className="phone-body">
          <Cause tone="danger" icon="offline" title={phrase(launch.sentence)} role="alert">
            {words.unreachableText(launch.attempt)}
          </Cause>
        </div>
      </Frame>
    );
  }
  if (launch.phase === 'signed-out') {
    const foot = (
      <Button intent="primary" size="lg" icon="key" onClick={() => launcher.askAgain()}>
        {words.signInAgain}
      </Button>
    );
    return (
      <Frame
        lamp="stopped"
        presence={presence.signedOut}
        status={words.signedOut(phrase(launch.sentence))}
        log={log}
        foot={foot}
      >
        <div className="phone-body">
          <Cause tone="danger" icon="lock" title={phrase(launch.sentence)} role="alert">
            {words.signedOutText}
          </Cause>
        </div>
      </Frame>
    );
  }
  const isSilent = launch.phase === 'waiting' && now - launch.since > patienceMs;
  if (launch.phase === 'waiting') {
    const foot = isSilent && (
      <Button intent="primary" size="lg" icon="refresh" onClick={() => launcher.askAgain()}>
        {words.askAgain}
      </Button>
    );
    return (
      <Frame lamp="waiting" presence={presence.signingInAgain} status={presence.signingInAgain} log={log} foot={foot}>
        <div className="phone-body">
          <Cause tone="line" icon="key" title={isSilent ? words.waiting : presence.signingInAgain}>
            {phrase(launch.sentence)} {isSilent ? words.noAnswer : ''}
          </Cause>
          <Steps steps={[{ state: 'now', text: words.asking }]} />
          {isSilent && <p className="muted">{words.reload}</p>}
        </div>
      </Frame>
    );
  }
  return (
    <Frame lamp="waiting" presence={presence.signingIn} status={presence.signingIn} log={log} foot={null}>
      <div className="phone-body">
        <Cause tone="line" icon="mark" title={screens.signingIn.title}>
          {screens.signingIn.text}
        </Cause>
        <Steps steps={[{ state: 'now', text: screens.signingIn.opening }]} />
      </div>
    </Frame>
  );
}
