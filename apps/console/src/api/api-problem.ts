import type { ErrorCode, Problem } from '@cordboard/contracts';

// Where the API speaks to a program, the console says what a person does.
const remedies: Readonly<Partial<Record<ErrorCode, string>>> = {
  'twilio_config.not_connected': 'Connect your Twilio account on the page Twilio first.',
  'twilio_config.secret_required': 'Type the secret that belongs to the SID.',
  'request.invalid': 'Correct the marked fields.',
  'auth.forbidden': 'Ask an owner of your company to do it, or to change your role.',
};

/** The API did not do what was asked. `message` says what happened, `remedy` what to do about it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    sentence: string,
    /** 0 when no answer came. */
    readonly status: number,
    readonly code: ErrorCode | null,
    readonly remedy: string | null,
    readonly details: Problem | null = null,
    readonly headers: Headers = new Headers(),
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }

  static unreachable(cause: unknown): ApiProblem {
    const remedy = 'Check your network, then try again. Nothing you typed is lost.';
    return new ApiProblem('Cordboard cannot be reached.', 0, null, remedy, null, new Headers(), { cause });
  }

  /** From an answer's status and its body, which ought to be application/problem+json. */
  static of(status: number, body: unknown, headers: Headers): ApiProblem {
    const details = isProblem(body) ? body : null;
    const sentence = details?.detail ?? `Cordboard answered with status ${status}.`;
    const ownRemedy = details ? remedies[details.code] : undefined;
    const remedy = ownRemedy ?? details?.remedy ?? (status >= 500 ? 'Try again in a minute.' : null);
    return new ApiProblem(sentence, status, details?.code ?? null, remedy, details, headers);
  }

  get isSignedOut(): boolean {
    return this.status === 401;
  }

  /** What is wrong with each field that was refused, by the field's name. */
  get fieldErrors(): Record<string, string> {
    return Object.fromEntries((this.details?.errors ?? []).map(({ field, message }) => [field, message]));
  }

  /** How long the API asks to wait; null where it does not say. */
  get retryAfterSeconds(): number | null {
    const seconds = Number(this.headers.get('retry-after') ?? Number.NaN);
    return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
  }
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'detail' in body && typeof body.detail === 'string';
}

/** Anything that was thrown, as a problem that can be shown. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  return new ApiProblem('Something failed in this page.', 0, null, 'Reload the page.', null, new Headers(), {
    cause: error,
  });
}
