import type { TenantId } from '@cordboard/contracts';
import { Inject, Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { Clock } from '../clock.js';
import { Environment } from '../environment.js';
import { ExpiringCache } from '../expiring-cache.js';
import { ProviderUnreachable } from './errors.js';
import { AddressRefused, createGuardedFetch } from './guarded-fetch.js';

export interface ProviderCredentials {
  issuer: string;
  clientId: string;
  clientSecret: string;
}

const metadataLifetimeSeconds = 300;
const patienceSeconds = 5;

/** Finds out from an issuer's address how it is talked to, and remembers it for a few minutes. */
@Injectable()
export class ProviderClient {
  readonly #known: ExpiringCache<openid.Configuration>;
  readonly #fetch: openid.CustomFetch;

  constructor(
    @Inject(Environment) private readonly environment: Environment,
    clock: Clock,
  ) {
    this.#known = new ExpiringCache(clock, { lifetimeSeconds: metadataLifetimeSeconds, capacity: 1_000 });
    const guarded = createGuardedFetch({ allowsLoopback: !environment.isProduction });
    // undici's own fetch, which takes a dispatcher, has types of its own for the same things.
    this.#fetch = guarded as unknown as openid.CustomFetch;
  }

  /** `version` says which of the tenant's settings these are. @throws ProviderUnreachable */
  get(tenantId: TenantId, version: Date, credentials: ProviderCredentials): Promise<openid.Configuration> {
    return this.#known.get(`${tenantId} ${version.getTime()}`, () => this.discover(credentials));
  }

  /** @throws ProviderUnreachable */
  async discover({ issuer, clientId, clientSecret }: ProviderCredentials): Promise<openid.Configuration> {
    const isPlain = new URL(issuer).protocol === 'http:';
    try {
      return await openid.discovery(new URL(issuer), clientId, undefined, authenticateWith(clientSecret), {
        [openid.customFetch]: this.#fetch,
        timeout: patienceSeconds,
        execute: [
          // The signature of each ID token is checked, although it came straight from the provider.
          openid.enableNonRepudiationChecks,
          // The fetch lets http through on this machine alone, and in development alone.
          ...(isPlain && !this.environment.isProduction ? [openid.allowInsecureRequests] : []),
        ],
      });
    } catch (error) {
      throw explain(issuer, error);
    }
  }
}

/** As the provider wants it: by header, which is the standard's default, or in the body where it takes nothing else. */
const authenticateWith =
  (secret: string): openid.ClientAuth =>
  (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const isByBody = methods?.includes('client_secret_post') && !methods.includes('client_secret_basic');
    const authenticate = isByBody ? openid.ClientSecretPost(secret) : openid.ClientSecretBasic(secret);
    authenticate(server, client, body, headers);
  };

function explain(issuer: string, error: unknown): ProviderUnreachable {
  const causes = [...causesOf(error)];
  const codes = causes.map((cause) => (cause instanceof Error && 'code' in cause ? String(cause.code) : ''));
  if (causes.some((cause) => cause instanceof AddressRefused) || codes.includes('OAUTH_HTTP_REQUEST_FORBIDDEN')) {
    return new ProviderUnreachable(
      'provider_not_public',
      `The issuer ${issuer} is not at a public https address.`,
      'Name an issuer that can be reached from the internet, with https.',
      error,
    );
  }
  const isAnswer = codes.some((code) => code.startsWith('OAUTH_') && code !== 'OAUTH_TIMEOUT');
  return isAnswer
    ? new ProviderUnreachable(
        'provider_not_openid',
        `What answers at ${issuer} is no OpenID Connect provider of this name.`,
        'Copy the issuer from the provider’s settings, exactly: with or without a slash at its end, too. Its address with ' +
          '/.well-known/openid-configuration behind it has to show the same issuer.',
        error,
      )
    : new ProviderUnreachable(
        'provider_silent',
        `Nothing answers at ${issuer}.`,
        'Check the address, and try again.',
        error,
      );
}

function* causesOf(error: unknown): Generator<unknown> {
  for (let cause = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) yield cause;
}
