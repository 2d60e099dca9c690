import { putTwilioConfig, regions, type PutTwilioConfig, type Region, type TwilioConfig } from '@cordboard/contracts';
import { checkWith } from '../../api/check.js';
import type { Translate } from '../../language/translate.js';

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

export function checksOf(config: TwilioConfig | null, t: Translate<'twilio'>) {
  const { shape } = putTwilioConfig;
  const callerId = checkWith(shape.callerId, t('callerIdWrong'));
  const checkSecret = (secret: 'authToken' | 'apiKeySecret') => (value: string, values: ConfigValues) => {
    if (value) return checkWith(shape[secret], t('secretWrong'))(value);
    const sid = secret === 'authToken' ? values.accountSid : values.apiKeySid;
    return isSecretKept(config, secret, sid) ? null : t('secretMissing');
  };
  return {
    accountSid: checkWith(shape.accountSid, t('accountSidWrong')),
    authToken: checkSecret('authToken'),
    apiKeySid: checkWith(shape.apiKeySid, t('apiKeySidWrong')),
    apiKeySecret: checkSecret('apiKeySecret'),
    applicationSid: checkWith(shape.applicationSid, t('applicationSidWrong')),
    callerId: (value: string) => (value ? callerId(value) : null),
  };
}
