import { Button } from '@cordboard/ui';
import type { Launcher, LaunchState } from '../launch/launcher.js';
import type { LogBook } from '../phone/log-book.js';
import { useMessages } from '../screens/softphone-context.js';
import { FoldedBar } from './folded-bar.js';

/** Before there is a session, on one line. */
export function FoldedLaunch({ launch, launcher, log }: { launch: LaunchState; launcher: Launcher; log: LogBook }) {
  const { screens, phrase } = useMessages();
  const { presence } = screens;
  switch (launch.phase) {
    case 'unreachable':
      return (
        <FoldedBar
          lamp="stopped"
          title={presence.cannotCall}
          detail={phrase(launch.sentence)}
          status={screens.launch.unreachable}
          log={log}
        >
          <Button size="sm" onClick={() => launcher.tryNow()}>
            {screens.tryNow}
          </Button>
        </FoldedBar>
      );
    case 'signed-out': {
      const sentence = phrase(launch.sentence);
      const status = screens.launch.signedOut(sentence);
      return (
        <FoldedBar lamp="stopped" title={presence.signedOut} detail={sentence} status={status} log={log}>
          <Button size="sm" onClick={() => launcher.askAgain()}>
            {screens.launch.signInAgain}
          </Button>
        </FoldedBar>
      );
    }
    case 'waiting': {
      const { signingInAgain: title } = presence;
      return (
        <FoldedBar lamp="waiting" title={title} detail={phrase(launch.sentence)} status={title} log={log}>
          <Button size="sm" onClick={() => launcher.askAgain()}>
            {screens.launch.askAgain}
          </Button>
        </FoldedBar>
      );
    }
    default:
      return <FoldedBar lamp="waiting" title={presence.signingIn} status={presence.signingIn} log={log} />;
  }
}
