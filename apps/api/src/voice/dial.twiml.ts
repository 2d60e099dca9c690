import { element, type Element } from './twiml.js';

/** Where Twilio tells what becomes of a call. */
export interface CallUrls {
  status: string;
  dialEnded: string;
  /** What the practice line plays. */
  practiceTone: string;
}

/** No call lasts longer than this, whoever forgets to hang up. */
export const longestCallSeconds = 14_400;
const ringSeconds = 30;

/** The caller hears ringing and is not charged until somebody answers: answerOnBridge. */
export const dial = (
  urls: CallUrls,
  { callerId, timeLimitSeconds = longestCallSeconds }: { callerId?: string; timeLimitSeconds?: number },
  ...parties: Element[]
) =>
  element(
    'Dial',
    {
      ...(callerId !== undefined && { callerId }),
      answerOnBridge: true,
      timeLimit: timeLimitSeconds,
      timeout: ringSeconds,
      action: urls.dialEnded,
    },
    ...parties,
  );

export const statusCallback = (urls: CallUrls) => ({
  statusCallback: urls.status,
  statusCallbackEvent: 'initiated ringing answered completed',
});
