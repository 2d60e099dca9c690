export type GatewayErrorKind =
  /** Twilio does not know this user with this password; or they are of another account or region. */
  | 'credentials-refused'
  /** They are known and may not do this: a Restricted key, or test credentials (Twilio's code 20008). */
  | 'permission-missing'
  | 'account-suspended'
  | 'not-found'
  | 'rate-limited'
  /** Not reached, or it failed. */
  | 'unavailable'
  | 'timed-out'
  /** Twilio understood, and refused what was asked. */
  | 'invalid';

export interface TwilioAnswer {
  readonly status?: number;
  /** Twilio's own, https://www.twilio.com/docs/api/errors. */
  readonly code?: number;
  readonly retryAfterSeconds?: number;
}

/** What went wrong, in our terms, with what Twilio said about it. Carries neither the request nor any secret. */
export class TwilioGatewayError extends Error {
  readonly status: number | undefined;
  readonly code: number | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly kind: GatewayErrorKind,
    message: string,
    { status, code, retryAfterSeconds }: TwilioAnswer = {},
  ) {
    super(message);
    this.name = 'TwilioGatewayError';
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const testCredentials = 20008;
const notActive = [20005, 10001];

/** What an answer of Twilio's that is no success means. */
export function errorOf(message: string, answer: TwilioAnswer & { status: number }): TwilioGatewayError {
  return new TwilioGatewayError(kindOf(answer), message, answer);
}

function kindOf({ status, code }: TwilioAnswer & { status: number }): GatewayErrorKind {
  if (code !== undefined && notActive.includes(code)) return 'account-suspended';
  if (code === testCredentials) return 'permission-missing';
  switch (status) {
    case 401:
      return 'credentials-refused';
    case 403:
      return 'permission-missing';
    case 404:
      return 'not-found';
    case 429:
      return 'rate-limited';
    default:
      return status >= 400 && status < 500 ? 'invalid' : 'unavailable';
  }
}
