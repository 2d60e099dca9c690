import type { ErrorCode, Problem, Region } from '@cordboard/contracts';
import { TwilioGatewayError, type GatewayErrorKind } from '@cordboard/twilio-gateway';
import { DomainError } from '../domain-error.js';

/** Which of an account's credentials was used. */
export type UsedCredentials = 'auth-token' | 'api-key';

/** Twilio refused, or could not be asked: what it was, and what to do about it. */
export class TwilioFailure extends DomainError {
  override readonly remedy: string;
  override readonly details: Pick<Problem, 'region' | 'twilio'>;
  override readonly retryAfterSeconds?: number;

  constructor(
    readonly code: ErrorCode,
    sentence: string,
    remedy: string,
    answer?: Pick<TwilioGatewayError, 'code' | 'message'>,
    retryAfterSeconds?: number,
    region?: Region,
  ) {
    super(sentence);
    this.remedy = remedy;
    this.details = {
      ...(answer && { twilio: { code: answer.code ?? null, message: answer.message } }),
      ...(region && { region }),
    };
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Explanation = readonly [code: ErrorCode, sentence: string, remedy: string, retryAfterSeconds?: number];

const credentialsRefused: Record<UsedCredentials, Explanation> = {
  'auth-token': [
    'twilio.auth_token_refused',
    'Twilio does not know this Account SID with this Auth Token.',
    'Copy both anew from the front page of the Twilio Console: the live ones. A token that was replaced there is no longer good.',
  ],
  'api-key': [
    'twilio.api_key_refused',
    'Twilio does not know this API key with this secret in this account and region.',
    'Check the key’s SID, its secret and its region, or connect with the Auth Token, and Cordboard makes a key.',
  ],
};

const testCredentials: Explanation = [
  'twilio.test_credentials',
  'These are test credentials: Twilio makes no real calls with them.',
  'Take the live credentials, on the front page of the Twilio Console.',
];

export const accountSuspended: Explanation = [
  'twilio.account_suspended',
  'Twilio has suspended this account.',
  'See the Twilio Console for why: mostly the balance has run out. Then try again.',
];

export const accountClosed: Explanation = [
  'twilio.account_closed',
  'This Twilio account is closed.',
  'Connect another account.',
];

const explanations: Record<Exclude<GatewayErrorKind, 'credentials-refused'>, Explanation> = {
  'permission-missing': [
    'twilio.permission_missing',
    'These credentials may not do this at Twilio.',
    'Take a Standard API key: a Restricted one signs no tokens. Or connect with the Auth Token.',
  ],
  'account-suspended': accountSuspended,
  'not-found': [
    'twilio.not_found',
    'Twilio has no such thing in this account and region.',
    'It was deleted, or belongs to another account or region. Read the list again and choose another.',
  ],
  'rate-limited': [
    'twilio.rate_limited',
    'Twilio has too many requests of this account in hand.',
    'Wait a moment, then try again. Nothing was lost.',
    10,
  ],
  unavailable: [
    'twilio.unavailable',
    'Twilio cannot be reached, or fails.',
    'See status.twilio.com, then try again. Nothing was lost.',
    30,
  ],
  'timed-out': [
    'twilio.timed_out',
    'Twilio did not answer in time.',
    'Try again in a moment. If something was to be changed, look first whether it was: the answer alone may have been lost.',
    30,
  ],
  invalid: [
    'twilio.request_refused',
    'Twilio refused the change.',
    'See "twilio" for its reason. An address that Twilio cannot reach, such as localhost, may be one: PUBLIC_URL has to be public.',
  ],
};

const testCredentialsCode = 20008;

export function failureOf(error: TwilioGatewayError, used: UsedCredentials): TwilioFailure {
  const [code, sentence, remedy, retryAfterSeconds] = explanationOf(error, used);
  const wait = retryAfterSeconds === undefined ? undefined : (error.retryAfterSeconds ?? retryAfterSeconds);
  return new TwilioFailure(code, sentence, remedy, error, wait);
}

function explanationOf({ kind, code }: TwilioGatewayError, used: UsedCredentials): Explanation {
  if (code === testCredentialsCode) return testCredentials;
  return kind === 'credentials-refused' ? credentialsRefused[used] : explanations[kind];
}

/** Lets Twilio's refusals be told in our terms. */
export async function explained<Result>(used: UsedCredentials, asking: Promise<Result>): Promise<Result> {
  try {
    return await asking;
  } catch (error) {
    throw error instanceof TwilioGatewayError ? failureOf(error, used) : error;
  }
}
