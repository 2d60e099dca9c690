import { aSid } from './test-api.js';

/** The fields of a voice webhook: alice calls a number. */
export const aCallForm = (fields: Record<string, string> = {}) => ({
  CallSid: aSid('CA'),
  From: 'client:alice',
  To: '+1 (415) 555-0142',
  CallStatus: 'ringing',
  Direction: 'inbound',
  ...fields,
});
