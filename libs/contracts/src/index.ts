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
export { callDirections, callStatuses, type CallStatus } from './call-words.js';
export {
  call,
  callEvent,
  callOrders,
  callPage,
  callTimeline,
  exportCallsQuery,
  listCallsQuery,
  type Call,
  type CallOrder,
  type CallPage,
  type CallTimeline,
  type CallTimelineEvent,
} from './calls.js';
export {
  acceptedInvitation,
  acceptInvitation,
  admin,
  adminId,
  adminList,
  adminRole,
  adminRoles,
  createInvitation,
  emailAddress,
  invitation,
  newPassword,
  type AcceptedInvitation,
  type AcceptInvitation,
  type Admin,
  type AdminId,
  type AdminList,
  type AdminRole,
  type CreateInvitation,
  type Invitation,
} from './admins.js';
export {
  consoleSession,
  consoleSessionList,
  me,
  signIn,
  type ConsoleSession,
  type ConsoleSessionList,
  type Me,
  type SignIn,
} from './sessions.js';
export {
  apiKey,
  apiKeyList,
  createApiKey,
  createdApiKey,
  type ApiKey,
  type ApiKeyList,
  type CreateApiKey,
  type CreatedApiKey,
} from './api-keys.js';
export { changeSettings, settings, type ChangeSettings, type Settings } from './settings.js';
export { backgroundHeader, liveTopic, liveTopics, liveUpdate, type LiveTopic, type LiveUpdate } from './live.js';
export {
  missedReasons,
  mostOverviewDays,
  overview,
  overviewDays,
  overviewDaysQuery,
  overviewQuery,
  timeZone,
  type MissedReason,
  type Overview,
  type OverviewDays,
} from './overview.js';
