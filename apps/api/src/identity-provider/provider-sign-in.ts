import type { AdminId, TenantId } from '@cordboard/contracts';
import { Injectable } from '@nestjs/common';
import * as openid from 'openid-client';
import { LessThanOrEqual, MoreThan } from 'typeorm';
import { AdminEntity } from '../admins/admin.entity.js';
import { recordChange } from '../audit/record-change.js';
import { createCredential, parseCredential } from '../authentication/credential.js';
import { Clock } from '../clock.js';
import { TenantDatabase } from '../database/tenant-database.js';
import { ProviderNotFound, ProviderSignInFailed, ProviderUnreachable } from './errors.js';
import { IdentityProviderEntity, ProviderSignInEntity } from './identity-provider.entity.js';
import { IdentityProviders } from './identity-providers.js';
import { ProviderClient } from './provider-client.js';
import { createBrowserSecret, secretsOf } from './provider-cookie.js';

export const providerSignInSeconds = 600;

/** What a browser takes to the provider, and brings back. */
interface Departure {
  url: string;
  browser: string;
}

/** Who came back, as the provider vouches for them. */
export interface Arrival {
  provider: IdentityProviderEntity;
  email: string;
  triedBy: AdminId | null;
}

/**
 * Signing in with OpenID Connect: the authorization code flow with PKCE.
 *
 * 1. State, nonce and code verifier are made for each departure. The state names the tenant; nonce and verifier follow from
 *    a secret that the browser keeps in a cookie. Only hashes are stored.
 * 2. Each tenant has a redirect URI of its own, and a state of another tenant's is refused there.
 * 3. An arrival spends its departure, whatever comes of it: a second one finds none.
 * 4. Issuer, audience, signature, nonce and times of the ID token are for openid-client to check.
 */
@Injectable()
export class ProviderSignIn {
  constructor(
    private readonly database: TenantDatabase,
    private readonly providers: IdentityProviders,
    private readonly client: ProviderClient,
    private readonly clock: Clock,
  ) {}

  /** @throws ProviderNotFound, ProviderUnreachable */
  async depart(tenantId: TenantId, email: string, triedBy: AdminId | null): Promise<Departure> {
    const { configuration } = await this.#configuration(tenantId);
    const { text: state, hash: stateHash } = createCredential('cbp', tenantId);
    const browser = createBrowserSecret();
    const { browserHash, nonce, codeVerifier } = secretsOf(browser);
    const now = this.clock.now();
    await this.database.inTenant(tenantId, async (manager) => {
      await manager.delete(ProviderSignInEntity, { tenantId, expiresAt: LessThanOrEqual(now) });
      const expiresAt = new Date(now.getTime() + providerSignInSeconds * 1000);
      await manager.insert(ProviderSignInEntity, { tenantId, stateHash, browserHash, triedBy, expiresAt });
    });
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.providers.redirectUrlOf(tenantId),
      scope: 'openid email',
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      login_hint: email,
    });
    return { url: url.href, browser };
  }

  /** Whether this is an owner's trial, told before anything is spent: where the answer is shown depends on it. */
  async isTrial(tenantId: TenantId, state: string): Promise<boolean> {
    const credential = parseCredential(state);
    if (credential?.tenantId !== tenantId) return false;
    const found = await this.database.readTenant(tenantId, (manager) =>
      manager.findOneBy(ProviderSignInEntity, { tenantId, stateHash: credential.hash }),
    );
    return found?.triedBy != null;
  }

  /** @throws ProviderSignInFailed */
  async arrive(tenantId: TenantId, url: URL, browser: string | undefined): Promise<Arrival> {
    const state = url.searchParams.get('state') ?? '';
    const credential = parseCredential(state);
    if (credential?.prefix !== 'cbp' || credential.tenantId !== tenantId || browser === undefined) {
      throw new ProviderSignInFailed('expired', 'Nobody has departed from here with this state');
    }
    const { browserHash, nonce, codeVerifier } = secretsOf(browser);
    const triedBy = await this.#spend(tenantId, credential.hash, browserHash);
    const { provider, configuration } = await this.#configuration(tenantId).catch((error: unknown) => {
      throw new ProviderSignInFailed('broken', 'The provider could not be asked', error);
    });
    try {
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      };
      const tokens = await openid.authorizationCodeGrant(configuration, url, checks);
      return { provider, triedBy, email: await verifiedEmail(configuration, tokens) };
    } catch (error) {
      throw explain(error);
    }
  }

  /** The owner who departed has arrived with just these settings. */
  async noteTrial({ tenantId, issuer, updatedAt }: IdentityProviderEntity, triedBy: AdminId): Promise<void> {
    const now = this.clock.now();
    await this.database.inTenant(tenantId, async (manager) => {
      const { affected } = await manager.update(IdentityProviderEntity, { tenantId, updatedAt }, { triedAt: now });
      if (affected !== 1) return;
      const admin = await manager.findOneBy(AdminEntity, { tenantId, id: triedBy });
      await recordChange(manager, tenantId, {
        action: 'identity_provider.tried',
        target: { kind: 'identity-provider', id: null, name: issuer },
        self: { kind: 'admin', id: triedBy, name: admin?.email ?? null },
        at: now,
      });
    });
  }

  async #spend(tenantId: TenantId, stateHash: Buffer, browserHash: Buffer): Promise<AdminId | null> {
    return this.database.inTenant(tenantId, async (manager) => {
      const departure = { tenantId, stateHash, browserHash, expiresAt: MoreThan(this.clock.now()) };
      const found = await manager.findOneBy(ProviderSignInEntity, departure);
      const { affected } = await manager.delete(ProviderSignInEntity, departure);
      if (!found || affected !== 1)
        throw new ProviderSignInFailed('expired', 'This sign-in is over, or another browser’s');
      return found.triedBy;
    });
  }

  async #configuration(tenantId: TenantId) {
    const provider = await this.database.readTenant(tenantId, (manager) =>
      manager.findOneBy(IdentityProviderEntity, { tenantId }),
    );
    if (!provider) throw new ProviderNotFound();
    const credentials = await this.providers.unseal(provider);
    return { provider, configuration: await this.client.get(tenantId, provider.updatedAt, credentials) };
  }
}

/** From the ID token, or from the userinfo endpoint of a provider that keeps its ID tokens small. */
async function verifiedEmail(
  configuration: openid.Configuration,
  tokens: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers,
): Promise<string> {
  const claims = tokens.claims();
  if (!claims) throw new ProviderSignInFailed('broken', 'The provider sent no ID token');
  const hasEmail = typeof claims['email'] === 'string';
  const { email, email_verified: isVerified } = hasEmail
    ? claims
    : await openid.fetchUserInfo(configuration, tokens.access_token, claims.sub);
  if (typeof email !== 'string' || (isVerified !== true && isVerified !== 'true')) {
    throw new ProviderSignInFailed('unverified', 'The provider does not vouch for an e-mail address');
  }
  return email.toLowerCase();
}

function explain(error: unknown): Error {
  if (error instanceof ProviderSignInFailed) return error;
  if (error instanceof openid.AuthorizationResponseError) {
    return new ProviderSignInFailed('refused', `The provider answered ${error.error}`, error);
  }
  if (
    error instanceof openid.ClientError ||
    error instanceof openid.ResponseBodyError ||
    error instanceof ProviderUnreachable
  ) {
    return new ProviderSignInFailed('broken', 'The provider’s answer cannot be trusted', error);
  }
  return error instanceof Error ? new ProviderSignInFailed('broken', error.message, error) : new Error(String(error));
}
