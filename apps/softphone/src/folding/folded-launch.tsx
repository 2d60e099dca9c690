import { Button } from '@cordboard/ui';
import type { Launcher, LaunchState } from '../launch/launcher.js';
import type { LogBook } from '../phone/log-book.js';
import { useMessages } from '../screens/softphone-context.js';
import { FoldedBar, FoldedButton } from './folded-bar.js';

/** Before there is a session, on one line. */
export function FoldedLaunch({ launch, launcher, log }: { launch: LaunchState; launcher: Launcher; log: LogBook }) {
  const { screens, phrase } = useMessages();
  const { presence } = screens;
  switch (launch.phase) {
    case 'unreachable':
      return (
        <FoldedBar lamp="stopped" title={phrase(launch.sentence)} status={screens.launch.unreachable} log={log}>
          <FoldedButton icon="refresh" label={screens.tryNow} onClick={() => launcher.tryNow()} />
        </FoldedBar>
      );
    case 'signed-out': {
      const sentence = phrase(launch.sentence);
      return (
        <FoldedBar lamp="stopped" title={sentence} status={screens.launch.signedOut(sentence)} log={log}>
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
          <FoldedButton icon="refresh" label={screens.launch.askAgain} onClick={() => launcher.askAgain()} />
        </FoldedBar>
      );
    }
    default:
      return <FoldedBar lamp="waiting" title={presence.signingIn} status={presence.signingIn} log={log} />;
  }
}
