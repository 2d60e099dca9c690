import type { Signer } from '@cordboard/capability';
import type { IssueToken, TokenDialect } from '@cordboard/contracts';
import { brokenRule, InvalidRequest } from '../domain-error.js';
import type { TwilioConnection } from '../twilio-config/twilio-connection.js';
import { DialectTurnedOff, DialectUnavailable, LifetimeTooLong, PushCredentialMissing } from './errors.js';
import type { TokenRules } from './token-rules.js';

/** What the tenant's account and rules make of a request. */
export interface TokenTerms {
  readonly signer: Signer;
  readonly pushCredentialSid: string | undefined;
  readonly lifetimeSeconds: number;
}

/** @throws DialectTurnedOff, DialectUnavailable, PushCredentialMissing, LifetimeTooLong */
export const termsOf = (request: IssueToken, connection: TwilioConnection, rules: TokenRules): TokenTerms => ({
  signer: signerFor(request.dialect ?? 'access', connection, rules),
  pushCredentialSid: pushCredentialFor(request, connection),
  lifetimeSeconds: lifetimeWithin(rules, request.lifetimeSeconds),
});

/** @throws PushCredentialMissing */
function pushCredentialFor({ platform, dialect }: IssueToken, { pushCredentialSids }: TwilioConnection) {
  if (platform === undefined) return undefined;
  if (dialect === 'capability') {
    throw new InvalidRequest([brokenRule('platform', 'platform_of_access_tokens')]);
  }
  const pushCredentialSid = pushCredentialSids[platform];
  if (pushCredentialSid === null) throw new PushCredentialMissing(platform);
  return pushCredentialSid;
}

/** @throws LifetimeTooLong */
function lifetimeWithin({ defaultLifetimeSeconds, longestLifetimeSeconds }: TokenRules, asked: number | undefined) {
  if (asked === undefined) return defaultLifetimeSeconds;
  if (asked > longestLifetimeSeconds) throw new LifetimeTooLong(asked, longestLifetimeSeconds);
  return asked;
}

function signerFor(
  dialect: TokenDialect,
  { region, accessTokens, authToken }: TwilioConnection,
  { allowsLegacyDialect }: TokenRules,
): Signer {
  if (dialect === 'access') return accessTokens;
  if (!allowsLegacyDialect) throw new DialectTurnedOff();
  if (region !== 'us1')
    throw new DialectUnavailable(`Twilio takes them in the region us1 alone, and this is ${region}`);
  if (!authToken) throw new DialectUnavailable('they are signed with the Auth Token, and none is stored');
  return authToken.capabilityTokens;
}
