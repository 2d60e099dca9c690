import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, decodeJwt, type CryptoKey, type JWTPayload } from 'jose';
import type { Provider } from 'oidc-provider';

export interface Person {
  email: string;
  email_verified: boolean | undefined;
}

/** A real OpenID Connect provider on this machine, where whoever comes is `person`, and agrees to everything. */
export class TestIdentityProvider {
  readonly clientId = 'cordboard';
  readonly clientSecret = 'the-client-secret-of-the-tests';
  person: Person = { email: 'nobody@example.com', email_verified: true };
  /** Changes what the next ID tokens say, signed with the provider's own key or with `key`. */
  twist: { claims?: (claims: JWTPayload) => JWTPayload; key?: CryptoKey } | undefined;
  /** Does the provider leave the address out of its ID tokens, so that it has to be asked for? */
  keepsIdTokensSmall = false;

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(redirectUrls: string[]): Promise<TestIdentityProvider> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const self = new TestIdentityProvider(server, issuer);
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const jwk = await exportJWK(privateKey);
    const provider = await quietly(() => self.#provider(redirectUrls, privateKey, jwk));
    server.on('request', provider.callback());
    return self;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** What a browser does: follows the provider from page to page until it is sent back to us. Returns to where. */
  async visit(url: string): Promise<URL> {
    const cookies = new Map<string, string>();
    for (let next = new URL(url); ;) {
      if (next.origin !== this.issuer) return next;
      const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
      const answer = await fetch(next, { headers, redirect: 'manual' });
      for (const set of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        cookies.set(name, value);
      }
      const location = answer.headers.get('location');
      if (!location) throw new Error(`The provider stopped at ${next.href}: ${answer.status} ${await answer.text()}`);
      next = new URL(location, next);
    }
  }

  async #provider(redirectUrls: string[], privateKey: CryptoKey, jwk: object): Promise<Provider> {
    const { default: OidcProvider } = await import('oidc-provider');
    const provider = new OidcProvider(this.issuer, {
      clients: [
        { client_id: this.clientId, client_secret: this.clientSecret, redirect_uris: redirectUrls },
        { client_id: 'another-client', client_secret: 'another-secret-of-the-tests', redirect_uris: redirectUrls },
      ],
      jwks: { keys: [{ ...jwk, alg: 'RS256', use: 'sig' }] },
      claims: { openid: ['sub'], email: ['email', 'email_verified'] },
      cookies: { keys: ['only for tests'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, accountId) => ({
        accountId,
        claims: (use) => {
          const { email, email_verified } = this.person;
          return use === 'id_token' && this.keepsIdTokensSmall
            ? { sub: accountId }
            : { sub: accountId, email, ...(email_verified !== undefined && { email_verified }) };
        },
      }),
      conformIdTokenClaims: false,
      ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
      loadExistingGrant: async (context) => {
        const { client, session } = context.oidc;
        if (!client || !session?.accountId) throw new Error('Nobody is signed in to the provider');
        const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
        grant.addOIDCScope('openid email');
        await grant.save();
        return grant;
      },
    });
    provider.use(async (context, next) => {
      if (context.path.startsWith('/interaction/')) {
        await provider.interactionFinished(context.req, context.res, { login: { accountId: this.person.email } });
        return;
      }
      await next();
      const answer = context.body as { id_token?: string } | undefined;
      if (context.path !== '/token' || !answer?.id_token || !this.twist) return;
      const { claims = (same: JWTPayload) => same, key = privateKey } = this.twist;
      const id_token = await new SignJWT(claims(decodeJwt(answer.id_token)))
        .setProtectedHeader({ alg: 'RS256' })
        .sign(key);
      context.body = { ...answer, id_token };
    });
    return provider;
  }
}

/** It warns whoever starts it of what must not be so in production. This is not production. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const { info, warn } = console;
  Object.assign(console, { info: () => undefined, warn: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { info, warn });
  }
}
