export { CapabilityError, type CapabilityErrorCode } from './errors.js';
export {
  createSigner,
  type AccessTokenSigner,
  type ApiKeyCredentials,
  type AuthTokenCredentials,
  type CapabilityTokenSigner,
  type Credentials,
  type Signer,
} from './signer.js';
export {
  createCapability,
  TwilioCapability,
  type CapabilityOptions,
  type GeneratedToken,
} from './twilio-capability.js';
