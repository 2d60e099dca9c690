import { createSecretKey, type KeyObject } from 'node:crypto';
import { createSigner, type AccessTokenSigner, type CapabilityTokenSigner } from '@cordboard/capability';
import type { MobilePlatform, Region, VoiceEdge } from '@cordboard/contracts';
import type { TenantEntity } from '../tenants/tenant.entity.js';
import type { OpenSecrets } from './config-secrets.js';
import type { TwilioConfigEntity } from './twilio-config.entity.js';

/** A tenant's Twilio account, ready to be used: what tokens are signed with and webhooks are verified with. */
export interface TwilioConnection {
  readonly accountSid: string;
  /** Undefined until one is chosen: then nobody can call. */
  readonly applicationSid: string | undefined;
  readonly callerId: string | undefined;
  readonly region: Region;
  readonly edge: VoiceEdge;
  readonly pushCredentialSids: Readonly<Record<MobilePlatform, string | null>>;
  readonly country: string;
  readonly autoRegisterClients: boolean;
  readonly accessTokens: AccessTokenSigner;
  /** Undefined while no Auth Token is stored; then webhooks cannot be verified either. */
  readonly authToken: AuthToken | undefined;
  /** Of the Auth Token that was replaced, for webhooks alone. */
  readonly formerWebhookKey: { readonly key: KeyObject; readonly acceptedUntil: Date } | undefined;
}

/** Its key is made when it is first needed: ready, it takes twenty times the room, and most tenants' have no call just now. */
class AuthToken {
  readonly #accountSid: string;
  readonly #text: string;
  #signer: CapabilityTokenSigner | undefined;

  constructor(accountSid: string, text: string) {
    this.#accountSid = accountSid;
    this.#text = text;
  }

  get capabilityTokens(): CapabilityTokenSigner {
    this.#signer ??= createSigner({ accountSid: this.#accountSid, authToken: this.#text });
    return this.#signer;
  }

  get webhookKey(): KeyObject {
    return this.capabilityTokens.key;
  }
}

/** The edge that is nearest to where a region's calls are processed. */
export const nearestEdges: Record<Region, VoiceEdge> = { us1: 'ashburn', ie1: 'dublin', au1: 'sydney', jp1: 'tokyo' };

export function connectionOf(config: TwilioConfigEntity, tenant: TenantEntity, secrets: OpenSecrets): TwilioConnection {
  const { accountSid, apiKeySid, region, edge } = config;
  const former = secrets.formerAuthToken;
  return {
    accountSid,
    applicationSid: config.applicationSid ?? undefined,
    callerId: config.callerId ?? undefined,
    region,
    edge: edge ?? nearestEdges[region],
    pushCredentialSids: { ios: config.pushCredentialSidIos, android: config.pushCredentialSidAndroid },
    country: tenant.country,
    autoRegisterClients: tenant.autoRegisterClients,
    accessTokens: createSigner({ accountSid, apiKeySid, apiKeySecret: secrets.apiKeySecret, region }),
    authToken: secrets.authToken === undefined ? undefined : new AuthToken(accountSid, secrets.authToken),
    formerWebhookKey: former && {
      key: createSecretKey(former.text, 'utf8'),
      acceptedUntil: former.acceptedUntil,
    },
  };
}
