import { enableClickToCall, mountSoftphone } from '@cordboard/embed';
import { useEffect, useRef, useState } from 'react';
import { crmServer } from './crm-server.js';

/** All that it takes to have Cordboard's softphone in a page. */
export function Softphone({ rep, onCallChanged }: { rep: string; onCallChanged: () => void }) {
  const container = useRef<HTMLDivElement>(null);
  const [notice, setNotice] = useState<string>();

  useEffect(() => {
    if (!container.current) return;
    const softphone = mountSoftphone({
      container: container.current,
      launch: () => crmServer.launch(rep),
      onEvent: (event) => {
        if (event.type === 'call-changed' || event.type === 'call-ended') onCallChanged();
        // On a small screen the softphone may be out of sight when a call begins.
        if (event.type === 'call-changed') container.current?.scrollIntoView({ block: 'nearest' });
        setNotice(event.type === 'dial-refused' ? event.sentence : undefined);
      },
    });
    const disableClickToCall = enableClickToCall(document.body, softphone);
    return () => {
      disableClickToCall();
      softphone.destroy();
    };
  }, [rep, onCallChanged]);

  return (
    <>
      <div ref={container} />
      {notice && <p role="alert">{notice}</p>}
    </>
  );
}
