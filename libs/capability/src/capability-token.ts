import { CapabilityError } from './errors.js';
import type { Grants, TokenTimes } from './grants.js';
import { signJwt, type CapabilityTokenSigner } from './signer.js';

/** A Capability Token says what it allows as URIs in one claim, separated by spaces. */
export function signCapabilityToken(signer: CapabilityTokenSigner, grants: Grants, times: TokenTimes): string {
  if (grants.pushCredentialSid) {
    throw new CapabilityError(
      'permission.unsupported',
      'Push notifications need an Access Token: make the capability with an API key instead of the Auth Token',
    );
  }
  return signJwt(
    signer.key,
    { typ: 'JWT' },
    {
      jti: times.tokenId,
      iss: signer.accountSid,
      iat: times.issuedAt,
      exp: times.expiresAt,
      scope: scopes(grants).join(' '),
    },
  );
}

function scopes({ identity, clientNames, outgoing, eventStream }: Grants): string[] {
  const uris = clientNames.map((clientName) => scopeUri('client:incoming', [['clientName', escape(clientName)]]));
  if (outgoing) {
    // The callee sees who calls: the client who was allowed last, as Twilio's own libraries had it.
    const caller = clientNames.at(-1) ?? identity;
    uris.push(
      scopeUri('client:outgoing', [
        ['appSid', escape(outgoing.applicationSid)],
        ...(caller === undefined ? [] : [['clientName', escape(caller)] as const]),
        ...(outgoing.params ? [['appParams', escape(queryOf(outgoing.params))] as const] : []),
      ]),
    );
  }
  if (eventStream) {
    const filters = queryOf(eventStream);
    uris.push(
      scopeUri('stream:subscribe', [
        ['path', '/2010-04-01/Events'],
        ...(filters === '' ? [] : [['appParams', escape(filters)] as const]),
      ]),
    );
  }
  return uris;
}

const escape = encodeURIComponent;

const scopeUri = (name: string, query: readonly (readonly [string, string])[]) =>
  `scope:${name}?${query.map((pair) => pair.join('=')).join('&')}`;

// Escaped here as a query of its own and once more where it becomes the value of appParams.
const queryOf = (params: Readonly<Record<string, string>>) =>
  Object.entries(params)
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .join('&');
