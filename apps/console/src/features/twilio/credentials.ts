import {
  connectTwilio,
  defaultFormerAuthTokenSeconds,
  longestFormerAuthTokenSeconds,
  regions,
  type ConnectTwilio,
  type ErrorCode,
  type Region,
  type TwilioConfig,
} from '@cordboard/contracts';
import { checkWith } from '../../api/check.js';
import type { Translate } from '../../language/translate.js';

/** What the form holds. Secrets are empty unless they are typed. */
export type CredentialValues = {
  accountSid: string;
  authToken: string;
  /** How long the one that is replaced stays accepted for webhooks, as the field holds it. */
  formerAuthTokenSeconds: string;
  hasOwnKey: boolean;
  apiKeySid: string;
  apiKeySecret: string;
  region: Region;
};
export type CredentialField = keyof CredentialValues;

export const secrets = ['authToken', 'apiKeySecret'] as const satisfies readonly CredentialField[];

export const toValues = (config: TwilioConfig | null): CredentialValues => ({
  accountSid: config?.accountSid ?? '',
  authToken: '',
  formerAuthTokenSeconds: String(defaultFormerAuthTokenSeconds),
  hasOwnKey: false,
  apiKeySid: '',
  apiKeySecret: '',
  region: config?.region ?? regions[0],
});

/** For how long, from not at all to a week. */
export const formerAuthTokenTimes = [0, 3600, defaultFormerAuthTokenSeconds, longestFormerAuthTokenSeconds] as const;

/** Will this take the place of an Auth Token? */
export const replacesAuthToken = ({ authToken }: CredentialValues, config: TwilioConfig | null) =>
  authToken.trim() !== '' && config?.authToken.set === true;

/** What is not typed is left out: without a key of one's own, Cordboard makes one. */
export function toRequest(values: CredentialValues, config: TwilioConfig | null): ConnectTwilio {
  const { hasOwnKey, authToken, apiKeySid, apiKeySecret, formerAuthTokenSeconds, ...rest } = values;
  const key = hasOwnKey ? { apiKeySid: apiKeySid.trim(), apiKeySecret: apiKeySecret.trim() } : {};
  const token = authToken.trim();
  const former = replacesAuthToken(values, config) ? { formerAuthTokenSeconds: Number(formerAuthTokenSeconds) } : {};
  return {
    accountSid: rest.accountSid.trim(),
    region: rest.region,
    ...(token && { authToken: token }),
    ...former,
    ...key,
  };
}

export function checksOf(config: TwilioConfig | null, t: Translate<'twilio'>) {
  const { shape } = connectTwilio;
  const trimmed = (check: (value: unknown) => string | null) => (value: string) => check(value.trim());
  const secret = trimmed(checkWith(shape.authToken, t('wrong.secret')));
  const ofOwnKey =
    (check: (value: string) => string | null) =>
    (value: string, { hasOwnKey }: CredentialValues) =>
      hasOwnKey ? check(value) : null;
  return {
    accountSid: trimmed(checkWith(shape.accountSid, t('wrong.accountSid'))),
    authToken: (value: string, { hasOwnKey }: CredentialValues) => {
      if (value.trim()) return secret(value);
      // A key of one's own can be put in the place of another while the stored token stays.
      return hasOwnKey && config?.authToken.set ? null : t('wrong.secretMissing');
    },
    apiKeySid: ofOwnKey(trimmed(checkWith(shape.apiKeySid.unwrap(), t('wrong.apiKeySid')))),
    apiKeySecret: ofOwnKey((value) => (value.trim() ? secret(value) : t('wrong.secretMissing'))),
  };
}

/** Beside which field a refusal is told: where it can be mended. */
export const fieldOfRefusal: Partial<Record<ErrorCode, CredentialField>> = {
  'twilio.auth_token_refused': 'authToken',
  'twilio.test_credentials': 'authToken',
  'twilio.api_key_refused': 'apiKeySecret',
  'twilio.permission_missing': 'apiKeySid',
  'twilio.region_mismatch': 'region',
  'twilio.account_suspended': 'accountSid',
  'twilio.account_closed': 'accountSid',
  'twilio_config.other_account_connected': 'accountSid',
};
