import { problem, type ErrorCode, type Problem } from '@cordboard/contracts';
import { parseJson } from './parse-json.js';

/** What the API refused, or that it could not be reached. `message` is a sentence that may be shown to a person. */
export class CordboardError extends Error {
  override readonly name = 'CordboardError';

  private constructor(
    message: string,
    /** Stable, for programs; `unreachable` when no answer of the API arrived. */
    readonly code: ErrorCode | 'unreachable',
    /** HTTP status; 0 when unreachable. */
    readonly status: number,
    readonly remedy: string | undefined,
    readonly fieldErrors: NonNullable<Problem['errors']>,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  /** From an answer that is none of the API's successes, and its body. */
  static fromAnswer(response: Response, text: string): CordboardError {
    const parsed = problem.safeParse(parseJson(text));
    if (parsed.success) {
      const { detail, code, status, remedy, errors } = parsed.data;
      return new CordboardError(detail, code, status, remedy, errors ?? []);
    }
    // A proxy or a load balancer spoke in the API's place.
    return new CordboardError(
      `${response.url} answered ${response.status} with something that is not Cordboard's: ${text.slice(0, 200)}`,
      'unreachable',
      response.status,
      'Check the base URL, and what stands between here and Cordboard.',
      [],
    );
  }

  /** From what `fetch` failed with, before or while the answer came. */
  static unreachable(baseUrl: URL, cause: unknown): CordboardError {
    return new CordboardError(
      `Cordboard does not answer at ${baseUrl.origin}.`,
      'unreachable',
      0,
      'Check the base URL and that Cordboard runs.',
      [],
      { cause },
    );
  }
}
