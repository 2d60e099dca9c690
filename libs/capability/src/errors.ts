/** What was wrong with a capability. `code` is stable; the message says what to do instead. */
export type CapabilityErrorCode =
  | 'account_sid.invalid'
  | 'api_key_sid.invalid'
  | 'application_sid.invalid'
  | 'push_credential_sid.invalid'
  | 'secret.missing'
  | 'region.invalid'
  | 'identity.invalid'
  | 'identity.missing'
  | 'identity.conflict'
  | 'params.invalid'
  | 'lifetime.invalid'
  | 'permission.missing'
  | 'permission.unsupported';

/** Thrown for every input that Twilio would refuse, or worse, accept as something else than was meant. */
export class CapabilityError extends Error {
  override readonly name = 'CapabilityError';

  constructor(
    readonly code: CapabilityErrorCode,
    message: string,
  ) {
    super(message);
  }
}
