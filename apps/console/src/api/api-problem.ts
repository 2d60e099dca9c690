import type { ErrorCode, Problem } from '@cordboard/contracts';

/** `answered`: the API refused or failed; `unreachable`: no answer came; `page`: this page itself failed. */
export type ProblemKind = 'answered' | 'unreachable' | 'page';

/** The API did not do what was asked. What a person is told of it says `useProblemWords`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  private constructor(
    readonly kind: ProblemKind,
    sentence: string,
    /** 0 when no answer came. */
    readonly status = 0,
    readonly details: Problem | null = null,
    readonly headers: Headers = new Headers(),
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }

  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem('unreachable', 'The API cannot be reached.', 0, null, new Headers(), { cause });
  }

  static inPage(cause: unknown): ApiProblem {
    return new ApiProblem('page', 'Something failed in this page.', 0, null, new Headers(), { cause });
  }

  /** From an answer's status and its body, which ought to be application/problem+json. */
  static of(status: number, body: unknown, headers: Headers): ApiProblem {
    const details = isProblem(body) ? body : null;
    return new ApiProblem('answered', details?.detail ?? `The API answered ${status}.`, status, details, headers);
  }

  get code(): ErrorCode | null {
    return this.details?.code ?? null;
  }

  get isSignedOut(): boolean {
    return this.status === 401;
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
  return error instanceof ApiProblem ? error : ApiProblem.inPage(error);
}
