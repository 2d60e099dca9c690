import { Button, Notice } from '@cordboard/ui';
import type { Phone } from '../phone/phone.js';
import { useStore } from '../use-store.js';
import { useMessages } from './softphone-context.js';

/** A call that was asked for before there is a line. */
export function PendingCall({ phone }: { phone: Phone }) {
  const { screens } = useMessages();
  const { pending } = useStore(phone);
  if (!pending) return null;
  const cancel = (
    <Button size="sm" onClick={() => phone.cancelPending()}>
      {screens.cancel}
    </Button>
  );
  return <Notice tone="line" icon="phone" title={screens.dial.pending(pending.label)} action={cancel} />;
}
