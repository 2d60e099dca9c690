import { z } from 'zod';

/** What a page of the console may show that has changed; named after the resource below `/v1`. */
export const liveTopics = [
  'calls',
  'clients',
  'settings',
  'twilio-config',
  'twilio-account',
  'twilio-checks',
  'api-keys',
  'admins',
] as const;
export const liveTopic = z.enum(liveTopics);
export type LiveTopic = (typeof liveTopics)[number];

/** The data of a `changed` event: whoever shows something of these topics reads it again. */
export const liveUpdate = z.strictObject({ topics: z.array(liveTopic) });
export type LiveUpdate = z.infer<typeof liveUpdate>;

/**
 * Sent with a request that no person caused, such as a refresh by a page that nobody uses just now: it does not keep the
 * console session from ending for want of use.
 */
export const backgroundHeader = 'cordboard-background';
