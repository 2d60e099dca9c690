/**
 * What Twilio does here is neither documented nor was it observed. Each choice is the simplest one that an application
 * should survive; production code must accept the alternatives too.
 */

/** A ringing leg that another one beat, and the legs of a caller who left before an answer. Twilio may say no-answer. */
export const statusOfLosingLeg = 'canceled';

/** The caller's own leg when it leaves before anybody answered. */
export const statusOfCallerWhoLeft = 'no-answer';

/** A browser that presses "reject": the SDK knows no other word for it than the telephone's. */
export const statusOfRejectedLeg = 'busy';

/** An identity that no device is registered for fails at once instead of ringing into the void until the timeout. */
export const unregisteredIdentity = { status: 'no-answer', sipResponseCode: 480 } as const;

/**
 * An unanswered browser call whose Dial failed ends with the SIP-like code of the reason, as applications know it from
 * ConnectionError 31005 ("Error sent from gateway in HANGUP").
 */
export const hangupErrors = {
  busy: { code: 31486, message: 'Busy Here' },
  'no-answer': { code: 31480, message: 'Temporarily Unavailable' },
  failed: { code: 31404, message: 'Not Found' },
} as const;

/** An unanswered parent takes over the status of its last Dial when its document runs out. */
export const unansweredParentMirrorsDial = true;

/** Ringback reaches an unanswered browser caller as early media when a telephone is dialled, not for another browser. */
export const earlyMediaForNumbers = true;

/** Of the page's parameters only `To` may fill a field that Twilio names itself. */
export const pageMayFill: readonly string[] = ['To'];

/** How long a call waits for a browser whose signalling broke. */
export const resumeWithinMs = 30_000;

/** Added by Twilio to every Dial timeout. */
export const dialTimeoutGraceMs = 5_000;

/** HTTP status with code 20005, for all but reading the account itself. Twilio may answer 401. */
export const statusOfInactiveAccount = 403;
