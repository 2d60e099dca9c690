import { useSyncExternalStore } from 'react';
import type { Softphone } from '../softphone.js';
import { useStore } from '../use-store.js';
import { DeskScreen } from './desk-screen.js';
import { LaunchScreen } from './launch-screen.js';
import { SoftphoneProvider } from './softphone-context.js';

export function SoftphoneApp({ softphone }: { softphone: Softphone }) {
  const desk = useSyncExternalStore(softphone.subscribe, softphone.getDesk);
  const launch = useStore(softphone.launcher);
  const { launcher, log, names } = softphone;
  return (
    <SoftphoneProvider softphone={softphone}>
      {desk ? (
        <DeskScreen key={desk.session.sessionToken} desk={desk} names={names} log={log} />
      ) : (
        <LaunchScreen launch={launch} launcher={launcher} log={log} />
      )}
    </SoftphoneProvider>
  );
}
