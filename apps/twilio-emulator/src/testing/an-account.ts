import twilio from 'twilio';
import { parseAccounts } from '../accounts/read-accounts.js';
import type { AccountSettings, AccountsFile } from '../accounts/account-schema.js';

const hex = (digit: string) => digit.repeat(32);

export const accountSid = `AC${hex('1')}`;
export const authToken = 'the-auth-token-of-acme';
export const apiKeySid = `SK${hex('2')}`;
export const apiKeySecret = 'the-secret-of-the-api-key-of-acme';
export const applicationSid = `AP${hex('3')}`;
export const acmeNumber = '+14155550100';
export const otherAccountSid = `AC${hex('a')}`;
export const otherApiKeySid = `SK${hex('b')}`;
export const otherNumber = '+442071838750';

/** Two accounts, so that every test can try what the other one must not reach. */
export function someAccounts({ voiceUrl = '', statusCallback = '', voiceFallbackUrl = '' } = {}): AccountSettings[] {
  const file: AccountsFile = {
    accounts: [
      {
        accountSid,
        friendlyName: 'Acme',
        authToken,
        apiKeys: [{ sid: apiKeySid, secret: apiKeySecret, friendlyName: 'main' }],
        applications: [{ sid: applicationSid, friendlyName: 'Softphone', voiceUrl, statusCallback, voiceFallbackUrl }],
        phoneNumbers: [
          {
            sid: `PN${hex('4')}`,
            phoneNumber: acmeNumber,
            friendlyName: 'Sales',
            voiceUrl,
            statusCallback,
            voiceFallbackUrl,
          },
        ],
      },
      {
        accountSid: otherAccountSid,
        friendlyName: 'Other',
        authToken: 'the-auth-token-of-other',
        apiKeys: [{ sid: otherApiKeySid, secret: 'the-secret-of-other', friendlyName: 'main' }],
        applications: [{ sid: `AP${hex('c')}`, friendlyName: 'Softphone', voiceUrl }],
        phoneNumbers: [{ sid: `PN${hex('d')}`, phoneNumber: otherNumber, friendlyName: 'London', voiceUrl }],
      },
    ],
  };
  return parseAccounts(file, 'the test');
}

interface TokenWish {
  readonly identity?: string;
  readonly incoming?: boolean;
  readonly outgoing?: boolean;
  readonly params?: Record<string, string>;
  readonly lifetimeSeconds?: number;
}

/** An Access Token as the official package makes it. */
export function anAccessToken({
  identity = 'alice',
  incoming = true,
  outgoing = true,
  params,
  lifetimeSeconds = 3_600,
}: TokenWish = {}): string {
  const { AccessToken } = twilio.jwt;
  const token = new AccessToken(accountSid, apiKeySid, apiKeySecret, { identity, ttl: lifetimeSeconds });
  token.addGrant(
    new AccessToken.VoiceGrant({
      incomingAllow: incoming,
      ...(outgoing && { outgoingApplicationSid: applicationSid }),
      ...(outgoing && params && { outgoingApplicationParams: params }),
    }),
  );
  return token.toJwt();
}
