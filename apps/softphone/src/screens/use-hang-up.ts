import type { LiveCall } from '@cordboard/call-session';
import { useCallback } from 'react';
import type { Phone } from '../phone/phone.js';

const slipMs = 400;

/**
 * Hang up, which stands where Call stood: the second half of a double click on Call must not end the call that the
 * first half made. Whoever means it presses again.
 */
export function useHangUp(phone: Phone, { startedAt, direction }: LiveCall): () => void {
  return useCallback(() => {
    const isSlip = direction === 'outgoing' && phone.wasDialledHere && Date.now() - startedAt < slipMs;
    if (!isSlip) phone.session.hangUp();
  }, [phone, startedAt, direction]);
}
