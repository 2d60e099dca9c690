import { problem, type ErrorCode, type Problem } from '@cordboard/contracts';

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

  static async fromResponse(response: Response): Promise<CordboardError> {
    const text = await response.text();
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
