import {
  fieldRules,
  type ErrorCode,
  type FieldErrorCode,
  type FieldErrorParams,
  type FieldRule,
  type Problem,
} from '@cordboard/contracts';

/** What the product refuses to do, and why. Knows no protocol: the problem filter turns the code into an HTTP answer. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;
  /** What to do about it, where there is something to do. */
  readonly remedy?: string;
  /** Was this thing itself asked for, so that the answer is that it does not exist? */
  readonly isAbsence: boolean = false;
  /** What goes with the code, for a program to work with. */
  readonly details?: Pick<
    Problem,
    | 'because'
    | 'current'
    | 'currentAdmin'
    | 'currentApiKey'
    | 'currentCallingRules'
    | 'currentClient'
    | 'currentClientConfig'
    | 'currentTeam'
    | 'currentConfig'
    | 'currentProvider'
    | 'missingScope'
    | 'preview'
    | 'region'
    | 'tenants'
    | 'twilio'
  >;
  /** Of the record as it is now, where somebody else has changed it; becomes the answer's ETag. */
  readonly version?: number | string | undefined;
  /** When to try again, where waiting helps. */
  readonly retryAfterSeconds?: number;
}

export interface FieldError {
  /** A dotted path into the body, the query or the path. */
  field: string;
  code: FieldErrorCode;
  message: string;
  params?: FieldErrorParams;
}

/** A field that breaks a rule. */
export function brokenRule(field: string, rule: FieldRule, params?: FieldErrorParams): FieldError {
  const message = fieldRules[rule].replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name]));
  return { field, code: rule, message, ...(params && { params }) };
}

export class InvalidRequest extends DomainError {
  readonly code = 'request.invalid';
  constructor(readonly errors: readonly FieldError[]) {
    super(errors.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; '));
  }
}

export class MalformedJson extends DomainError {
  readonly code = 'request.malformed_json';
  constructor() {
    super('The body is not valid JSON.');
  }
}

export class PreconditionRequired extends DomainError {
  readonly code = 'request.precondition_required';
  override readonly remedy = 'Read the record first, and send the ETag of that answer as If-Match.';
  constructor() {
    super('A change has to say which version it changes.');
  }
}
