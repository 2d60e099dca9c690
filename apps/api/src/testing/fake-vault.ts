import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Clock } from '../clock.js';
import { FakeTransitKey, VaultRefusal } from './fake-transit-key.js';

interface Token {
  /** In milliseconds; Infinity for a root token. */
  endsAt: number;
  periodSeconds: number;
  isRenewable: boolean;
}

type Body = Record<string, unknown>;

/**
 * As much of HashiCorp Vault's HTTP API as a master key needs, written after its documentation (api-docs: secret/transit,
 * auth/token, auth/approle, auth/kubernetes) and its own answers: envelopes, errors, tokens that end, versions of keys.
 */
export class FakeVault {
  readonly keys = new Map<string, FakeTransitKey>();
  readonly requests: string[] = [];
  /** What the next tokens are like. */
  tokenSeconds = 1200;
  isRenewable = true;
  namespace: string | undefined;
  readonly appRole = { roleId: randomUUID(), secretId: randomUUID() };
  readonly kubernetes = { role: 'cordboard', jwt: `ey.${randomBytes(8).toString('hex')}.sig` };
  #mood: 'well' | 'sealed' | 'silent' | 'cut' | 'garbled' = 'well';
  readonly #tokens = new Map<string, Token>();
  readonly #server: Server;

  private constructor(
    private readonly clock: Clock,
    private readonly certificate?: { key: string; cert: string },
  ) {
    const answer = (request: IncomingMessage, response: ServerResponse) => void this.#answer(request, response);
    this.#server = certificate ? createSecureServer(certificate, answer) : createServer(answer);
  }

  static async start(clock: Clock, certificate?: { key: string; cert: string }): Promise<FakeVault> {
    const vault = new FakeVault(clock, certificate);
    vault.#server.listen(0, '127.0.0.1');
    await once(vault.#server, 'listening');
    return vault;
  }

  get address(): string {
    return `http${this.certificate ? 's' : ''}://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** As `vault token create` makes one. */
  createToken(seconds = this.tokenSeconds, isRenewable = this.isRenewable): string {
    const text = `hvs.${randomBytes(18).toString('base64url')}`;
    this.#tokens.set(text, { endsAt: this.#after(seconds), periodSeconds: seconds, isRenewable });
    return text;
  }

  revokeTokens(): void {
    this.#tokens.clear();
  }

  become(mood: 'well' | 'sealed' | 'silent' | 'cut' | 'garbled'): void {
    // Who was kept waiting need not wait until it gives up.
    if (this.#mood === 'silent') this.#server.closeAllConnections();
    this.#mood = mood;
  }

  get isSilent(): boolean {
    return this.#mood === 'silent';
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = String(request.url).replace(/^\/v1\//, '');
    this.requests.push(`${request.method} ${path}`);
    if (this.#mood === 'silent') return;
    if (this.#mood === 'cut') return void request.socket.destroy();
    if (this.#mood === 'garbled') return void response.writeHead(200).end('<html>a proxy says hello</html>');
    const send = (status: number, content: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
    try {
      const body = request.method === 'POST' ? ((await json(request)) as Body) : {};
      const envelope = { request_id: randomUUID(), lease_id: '', renewable: false, lease_duration: 0, data: null, wrap_info: null, warnings: null, auth: null }; // prettier-ignore
      send(200, { ...envelope, ...this.#serve(request, path, body) });
    } catch (error) {
      if (!(error instanceof VaultRefusal)) throw error;
      send(error.status, { errors: error.errors });
    }
  }

  #serve({ method, headers }: IncomingMessage, path: string, body: Body): object {
    if (this.#mood === 'sealed') throw new VaultRefusal(503, 'Vault is sealed');
    if (headers['x-vault-namespace'] !== this.namespace) throw new VaultRefusal(404, `no handler for route "${path}". route entry not found.`); // prettier-ignore
    if (path === 'auth/approle/login') {
      if (body['role_id'] !== this.appRole.roleId || body['secret_id'] !== this.appRole.secretId) throw new VaultRefusal(400, 'invalid role or secret ID'); // prettier-ignore
      return this.#signIn();
    }
    if (path === 'auth/kubernetes/login') {
      if (body['role'] !== this.kubernetes.role || body['jwt'] !== this.kubernetes.jwt) throw new VaultRefusal(403, 'permission denied'); // prettier-ignore
      return this.#signIn();
    }
    const token = this.#tokens.get(String(headers['x-vault-token']));
    if (!token || token.endsAt <= this.clock.elapsed()) throw new VaultRefusal(403, 'permission denied', 'invalid token'); // prettier-ignore
    switch (`${method} ${path}`) {
      case 'GET auth/token/lookup-self':
        return { data: { ttl: this.#left(token), renewable: token.isRenewable, type: 'service' } };
      case 'POST auth/token/renew-self':
        if (!token.isRenewable) throw new VaultRefusal(400, 'lease is not renewable');
        token.endsAt = this.#after(token.periodSeconds);
        return {
          auth: { client_token: headers['x-vault-token'], lease_duration: token.periodSeconds, renewable: true },
        };
    }
    return { data: this.#transit(`${method} ${path}`, body) };
  }

  #transit(request: string, body: Body): object {
    const [, method, operation, name = ''] = /^(\w+) transit\/(\w+)\/([\w.-]+)$/.exec(request) ?? [];
    if (!operation)
      throw new VaultRefusal(404, `no handler for route "${request.split(' ')[1]}". route entry not found.`);
    const key = this.keys.get(name);
    if (`${method} ${operation}` === 'GET keys') {
      // What is not there is answered without words.
      if (!key) throw new VaultRefusal(404);
      return { name, type: 'aes256-gcm96', derived: key.isDerived, latest_version: key.latestVersion, min_decryption_version: key.minDecryptionVersion, supports_encryption: true, supports_decryption: true, keys: {} }; // prettier-ignore
    }
    // A role that may not create keys cannot make one by using it.
    if (!key) throw operation === 'encrypt' ? new VaultRefusal(403, 'permission denied') : new VaultRefusal(400, 'encryption key not found'); // prettier-ignore
    const { plaintext, ciphertext, context } = body;
    if (operation === 'encrypt') return { ciphertext: key.encrypt(plaintext, context), key_version: key.latestVersion };
    if (operation === 'decrypt') return { plaintext: key.decrypt(ciphertext, context) };
    if (operation === 'rewrap') return { ciphertext: key.encrypt(key.decrypt(ciphertext, context), context), key_version: key.latestVersion }; // prettier-ignore
    throw new VaultRefusal(405, 'unsupported operation');
  }

  #signIn(): object {
    const client_token = this.createToken();
    return { auth: { client_token, lease_duration: this.tokenSeconds, renewable: this.isRenewable, token_policies: ['default'] } }; // prettier-ignore
  }

  #after(seconds: number): number {
    return seconds === 0 ? Infinity : this.clock.elapsed() + seconds * 1000;
  }

  #left({ endsAt }: Token): number {
    return endsAt === Infinity ? 0 : Math.floor((endsAt - this.clock.elapsed()) / 1000);
  }
}
