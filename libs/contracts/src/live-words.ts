// Apart from the schemas, so that a page that only listens does not fetch zod for it.

/** What a page of the console may show that has changed; named after the resource below `/v1`. */
export const liveTopics = [
  'calls',
  'clients',
  'settings',
  'calling-rules',
  'twilio-config',
  'twilio-account',
  'twilio-checks',
  'api-keys',
  'admins',
  'embed-origins',
] as const;
export type LiveTopic = (typeof liveTopics)[number];

/**
 * Sent with a request that no person caused, such as a refresh by a page that nobody uses just now: it does not keep the
 * console session from ending for want of use.
 */
export const backgroundHeader = 'cordboard-background';
