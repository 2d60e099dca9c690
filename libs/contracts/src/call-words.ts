// Apart from the schemas, so that a page that only reads its address does not fetch zod for it.

/** Twilio's words for the state of a call. The last five are final. */
export const callStatuses = [
  'queued',
  'initiated',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'failed',
  'no-answer',
  'canceled',
] as const;
export type CallStatus = (typeof callStatuses)[number];

export const callDirections = ['outgoing', 'incoming'] as const;

export const callOrders = ['newest', 'oldest', 'longest'] as const;
export type CallOrder = (typeof callOrders)[number];
