import { CapabilityError } from './errors.js';
import type { Grants, TokenTimes } from './grants.js';
import { signJwt, type AccessTokenSigner } from './signer.js';

/** The claims of a Twilio Access Token with a Voice grant, in Twilio's own words. */
interface VoiceGrant {
  incoming?: { allow: true };
  outgoing?: { application_sid: string; params?: Readonly<Record<string, string>> };
  push_credential_sid?: string;
}

export function signAccessToken(signer: AccessTokenSigner, grants: Grants, times: TokenTimes): string {
  const header = { typ: 'JWT', cty: 'twilio-fpa;v=1', ...(signer.region && { twr: signer.region }) };
  return signJwt(signer.key, header, {
    jti: times.tokenId,
    iss: signer.apiKeySid,
    sub: signer.accountSid,
    iat: times.issuedAt,
    exp: times.expiresAt,
    grants: { identity: identityOf(grants), voice: voiceGrant(grants) },
  });
}

function identityOf({ clientNames, identity }: Grants): string {
  const names = new Set(identity === undefined ? clientNames : [identity, ...clientNames]);
  const [only, another] = names;
  if (only === undefined) {
    throw new CapabilityError(
      'identity.missing',
      'An Access Token needs to know its client: give createCapability() an identity, or call allowClientIncoming()',
    );
  }
  if (another !== undefined) {
    throw new CapabilityError(
      'identity.conflict',
      `An Access Token names one client, and this one would name two: ${JSON.stringify([only, another])}`,
    );
  }
  return only;
}

function voiceGrant({ clientNames, outgoing, pushCredentialSid }: Grants): VoiceGrant {
  return {
    ...(clientNames.length > 0 && { incoming: { allow: true as const } }),
    ...(outgoing && {
      outgoing: { application_sid: outgoing.applicationSid, ...(outgoing.params && { params: outgoing.params }) },
    }),
    ...(pushCredentialSid && { push_credential_sid: pushCredentialSid }),
  };
}
