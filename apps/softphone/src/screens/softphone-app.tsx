import { useSyncExternalStore } from 'react';
import type { Softphone } from '../softphone.js';
import { useStore } from '../use-store.js';
import { DeskScreen } from './desk-screen.js';
import { LaunchScreen } from './launch-screen.js';

export function SoftphoneApp({ softphone }: { softphone: Softphone }) {
  const desk = useSyncExternalStore(softphone.subscribe, softphone.getDesk);
  const launch = useStore(softphone.launcher);
  if (!desk) return <LaunchScreen launch={launch} launcher={softphone.launcher} log={softphone.log} />;
  return <DeskScreen key={desk.session.sessionToken} desk={desk} names={softphone.names} log={softphone.log} />;
}
