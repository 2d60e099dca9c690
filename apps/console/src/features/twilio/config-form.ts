import { putTwilioConfig, regions, type PutTwilioConfig, type Region, type TwilioConfig } from '@cordboard/contracts';
import { checkWith } from '../../api/check.js';
import { messages } from './messages.js';

/** What the form holds. A secret is empty unless a new one is typed. */
export interface ConfigValues {
  accountSid: string;
  authToken: string;
  apiKeySid: string;
  apiKeySecret: string;
  applicationSid: string;
  callerId: string;
  region: Region;
}

export function toValues(config: TwilioConfig | null): ConfigValues {
  return {
    accountSid: config?.accountSid ?? '',
    authToken: '',
    apiKeySid: config?.apiKeySid ?? '',
    apiKeySecret: '',
    applicationSid: config?.applicationSid ?? '',
    callerId: config?.callerId ?? '',
    region: config?.region ?? regions[0],
  };
}

/** A secret that was not typed is left out, so the stored one stays. */
export function toRequest(values: ConfigValues): PutTwilioConfig {
  const { authToken, apiKeySecret, callerId, ...rest } = values;
  return {
    ...rest,
    callerId: callerId || null,
    ...(authToken ? { authToken } : {}),
    ...(apiKeySecret ? { apiKeySecret } : {}),
  };
}

/** Is there a stored secret, and does it belong to the SID that now stands in the form? */
export function isSecretKept(config: TwilioConfig | null, secret: 'authToken' | 'apiKeySecret', sid: string): boolean {
  if (!config?.[secret].set) return false;
  return sid === (secret === 'authToken' ? config.accountSid : config.apiKeySid);
}

export function checksOf(config: TwilioConfig | null) {
  const { shape } = putTwilioConfig;
  const callerId = checkWith(shape.callerId);
  const checkSecret = (secret: 'authToken' | 'apiKeySecret') => (value: string, values: ConfigValues) => {
    if (value) return checkWith(shape[secret])(value);
    const sid = secret === 'authToken' ? values.accountSid : values.apiKeySid;
    return isSecretKept(config, secret, sid) ? null : messages.secretMissing;
  };
  return {
    accountSid: checkWith(shape.accountSid),
    authToken: checkSecret('authToken'),
    apiKeySid: checkWith(shape.apiKeySid),
    apiKeySecret: checkSecret('apiKeySecret'),
    applicationSid: checkWith(shape.applicationSid),
    callerId: (value: string) => (value ? callerId(value) : null),
  };
}
