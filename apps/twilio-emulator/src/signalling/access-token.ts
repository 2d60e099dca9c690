import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { Account, AccountStore } from '../accounts/account-store.js';

/** What a verified token allows. */
export interface VoiceAccess {
  readonly account: Account;
  readonly identity: string;
  readonly canReceiveCalls: boolean;
  /** Undefined: may not call. */
  readonly outgoing:
    { readonly applicationSid: string; readonly parameters: Readonly<Record<string, string>> } | undefined;
  readonly expiresAt: Date;
}

/**
 * A token that is not accepted. `code` is what goes over the wire: the SDK turns 31204 into AccessTokenInvalid (20101)
 * and 31205 into AccessTokenExpired (20104). `reason` is Twilio's precise code, for the debugger.
 */
export class TokenRefused extends Error {
  constructor(
    readonly code: 31204 | 31205,
    readonly reason: 20101 | 20102 | 20103 | 20104 | 20105 | 20106 | 20107 | 31105,
    message: string,
  ) {
    super(message);
  }
}

const contentType = 'twilio-fpa;v=1';
const longestLifetimeSeconds = 86_400;
const identityPattern = /^[A-Za-z0-9_]{1,121}$/;

const claims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
});
const grants = z.looseObject({
  identity: z.string(),
  voice: z.looseObject({
    incoming: z.looseObject({ allow: z.boolean() }).optional(),
    outgoing: z
      .looseObject({
        application_sid: z.string().regex(/^AP[0-9a-fA-F]{32}$/),
        params: z.record(z.string(), z.coerce.string()).optional(),
      })
      .optional(),
  }),
});

/**
 * Verifies an Access Token as strictly as Twilio: form, key, account, signature, time, grants, in this order.
 * @throws TokenRefused
 */
export function verifyAccessToken(token: string, accounts: AccountStore, now: Date): VoiceAccess {
  const decoded = jwt.decode(token, { complete: true });
  if (!decoded || typeof decoded.payload === 'string') throw refuse(20101, 'This is not a JSON Web Token.');
  if (decoded.header.alg !== 'HS256' || decoded.header.cty !== contentType) {
    throw refuse(20102, `The header must say alg HS256 and cty "${contentType}": this is no Access Token.`);
  }
  const payload = claims.safeParse(decoded.payload);
  if (!payload.success) throw refuse(20101, 'The claims iss, sub and exp must be there.');
  const { iss, sub, exp, iat, nbf } = payload.data;
  const found = accounts.findByApiKey(iss);
  if (!found) throw refuse(20103, `The issuer ${iss} is no API key of any account here.`);
  if (found.account.sid !== sub) throw refuse(20103, `The API key ${iss} does not belong to the account ${sub}.`);
  try {
    jwt.verify(token, found.key.signingKey, { algorithms: ['HS256'], ignoreExpiration: true, ignoreNotBefore: true });
  } catch {
    throw refuse(20107, `The signature does not fit the secret of the API key ${iss}.`);
  }
  const nowSeconds = now.getTime() / 1_000;
  if (exp <= nowSeconds) throw new TokenRefused(31205, 20104, 'The Access Token has expired.');
  if (nbf !== undefined && nbf > nowSeconds) throw refuse(20105, 'The Access Token is not valid yet (nbf).');
  if (iat !== undefined && exp - iat > longestLifetimeSeconds) {
    throw refuse(20101, 'An Access Token may live for 24 hours at most.');
  }
  return { account: found.account, ...readGrants(decoded.payload['grants']), expiresAt: new Date(exp * 1_000) };
}

function readGrants(claim: unknown): Pick<VoiceAccess, 'identity' | 'canReceiveCalls' | 'outgoing'> {
  const parsed = grants.safeParse(claim);
  if (!parsed.success) throw refuse(20106, 'The grants must hold an identity (text) and a voice grant.');
  const { identity, voice } = parsed.data;
  if (!identityPattern.test(identity)) {
    throw refuse(31105, 'The identity may hold A-Z, a-z, 0-9 and _ only, and at most 121 of them.');
  }
  return {
    identity,
    canReceiveCalls: voice.incoming?.allow === true,
    outgoing: voice.outgoing && {
      applicationSid: voice.outgoing.application_sid,
      parameters: voice.outgoing.params ?? {},
    },
  };
}

function refuse(reason: Exclude<TokenRefused['reason'], 20104>, message: string): TokenRefused {
  return new TokenRefused(31204, reason, message);
}
