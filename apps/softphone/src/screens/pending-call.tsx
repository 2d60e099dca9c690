import { Button, Notice } from '@cordboard/ui';
import type { Phone } from '../phone/phone.js';
import { useStore } from '../use-store.js';

/** A call that was asked for before there is a line. */
export function PendingCall({ phone }: { phone: Phone }) {
  const { pending } = useStore(phone);
  if (!pending) return null;
  const cancel = (
    <Button size="sm" onClick={() => phone.cancelPending()}>
      Cancel
    </Button>
  );
  return (
    <Notice tone="line" icon="phone" title={`Calls ${pending.label} as soon as the line is there`} action={cancel} />
  );
}
