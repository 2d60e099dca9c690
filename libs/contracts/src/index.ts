export {
  accountSid,
  apiKeySid,
  applicationSid,
  callSid,
  clientId,
  clientName,
  e164,
  tenantId,
  webOrigin,
  type ClientId,
  type TenantId,
} from './identifiers.js';
export { errorCodes, problem, type ErrorCode, type Problem } from './problem.js';
export { pageQuery } from './paging.js';
export {
  putTwilioConfig,
  regions,
  sealedSecret,
  twilioConfig,
  type PutTwilioConfig,
  type Region,
  type TwilioConfig,
} from './twilio-config.js';
export {
  client,
  clientPage,
  listClientsQuery,
  registerClient,
  type Client,
  type ClientPage,
  type RegisterClient,
} from './clients.js';
export {
  issuedToken,
  issueToken,
  longestTokenLifetimeSeconds,
  tokenDialects,
  type IssuedToken,
  type IssueToken,
  type TokenDialect,
} from './tokens.js';
export {
  createEmbedSession,
  embedSession,
  redeemLaunchTicket,
  softphoneSession,
  type CreateEmbedSession,
  type EmbedSession,
  type RedeemLaunchTicket,
  type SoftphoneSession,
} from './embed-sessions.js';
export {
  call,
  callDirections,
  callPage,
  callStatuses,
  listCallsQuery,
  type Call,
  type CallPage,
  type CallStatus,
} from './calls.js';
