import type { ErrorCode, Problem } from '@cordboard/contracts';

/**
 * Whether the same request may succeed later (`later`), never (`no`), or only with a new launch by the CRM page:
 * asked for by itself (`launch`), or by the rep (`rep-launch`).
 */
export type Retry = 'later' | 'no' | 'launch' | 'rep-launch';

interface Wording {
  sentence?: string;
  remedy?: string;
  retry: Retry;
}

const askAdmin = 'Ask your admin to have a look.';

// Where the API's own sentence serves a rep as it stands, only what to do about it is said here.
const wordings: Readonly<Partial<Record<ErrorCode, Wording>>> = {
  'auth.session_expired': { sentence: 'Your session has ended.', retry: 'launch' },
  'auth.session_ended': { sentence: 'Your company has signed this softphone out.', retry: 'rep-launch' },
  'auth.credentials_invalid': { sentence: 'Your session is not known any more.', retry: 'launch' },
  'auth.credentials_missing': { sentence: 'Your session has ended.', retry: 'launch' },
  'embed_session.ticket_invalid': { sentence: 'This launch was used already, or is too old.', retry: 'launch' },
  'twilio_config.not_connected': {
    sentence: 'Your company has no connected Twilio account.',
    remedy: 'Ask your admin to connect one.',
    retry: 'no',
  },
  'client.not_registered': {
    sentence: 'You are not registered to call yet.',
    remedy: 'Ask your admin to register your client name.',
    retry: 'no',
  },
  'client.suspended': {
    sentence: 'Your company has suspended you.',
    remedy: 'You can neither call nor be called until your admin lets you. Ask them.',
    retry: 'no',
  },
  'token.nothing_allowed': {
    sentence: 'You may neither call nor be called.',
    remedy: 'Ask your admin what your company allows.',
    retry: 'no',
  },
  'server.unavailable': { sentence: 'Cordboard is not available right now.', retry: 'later' },
  'server.internal': { sentence: 'Something failed at Cordboard.', retry: 'later' },
};

/** The API did not do what was asked; the message is a sentence for the rep. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    sentence: string,
    readonly retry: Retry,
    readonly remedy: string | null,
    readonly code: string | null,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }

  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem('Cordboard cannot be reached.', 'later', 'Check your network.', null, { cause });
  }

  /** From an answer's status and its body, which ought to be application/problem+json. */
  static of(status: number, body: unknown): ApiProblem {
    const { code, detail, remedy } = (typeof body === 'object' && body ? body : {}) as Partial<Problem>;
    const wording = code ? wordings[code] : undefined;
    const isPassing = status >= 500 || status === 429 || status === 408;
    return new ApiProblem(
      wording?.sentence ?? detail ?? `Cordboard answered with status ${status}.`,
      wording?.retry ?? (isPassing ? 'later' : 'no'),
      wording?.remedy ?? remedy ?? (isPassing ? null : askAdmin),
      code ?? null,
    );
  }
}
