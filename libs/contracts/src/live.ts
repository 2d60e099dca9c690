import { z } from 'zod';
import { liveTopics } from './live-words.js';

export const liveTopic = z.enum(liveTopics);

/** The data of a `changed` event: whoever shows something of these topics reads it again. */
export const liveUpdate = z.strictObject({ topics: z.array(liveTopic) });
export type LiveUpdate = z.infer<typeof liveUpdate>;
