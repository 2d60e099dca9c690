import { Agent, fetch } from 'undici';
import { z } from 'zod';
import type { VaultSettings } from './vault-settings.js';

const patienceMilliseconds = 3_000;
const mostBytes = 1024 * 1024;

/** Vault said no, or nothing. `message` names no secret: Vault's own errors hold none, and what was sent is not repeated. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
  constructor(
    message: string,
    /** Undefined where there was no answer. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const refusal = z.object({ errors: z.array(z.string()) });

/**
 * Requests to Vault's HTTP API: JSON under `/v1`, the token in `X-Vault-Token`, the namespace in `X-Vault-Namespace`, and
 * `X-Vault-Request`, which a Vault Agent in between may insist on. No answer is waited for longer than three seconds. No
 * redirect is followed: it would take the token along.
 */
export class VaultLine {
  readonly #agent: Agent;

  constructor(private readonly settings: Pick<VaultSettings, 'address' | 'namespace' | 'caCertificate'>) {
    this.#agent = new Agent({
      connect: {
        timeout: patienceMilliseconds,
        ...(settings.caCertificate !== undefined && { ca: settings.caCertificate }),
      },
      maxResponseSize: mostBytes,
    });
  }

  /** @throws VaultError */
  async ask<Schema extends z.ZodType>(
    answer: Schema,
    method: 'GET' | 'POST',
    path: string,
    { token, body }: { token?: string; body?: object } = {},
  ): Promise<z.output<Schema>> {
    const { status, content } = await this.#send(method, path, token, body);
    if (status !== 200) throw new VaultError(describe(status, content), status);
    const parsed = answer.safeParse(content);
    if (!parsed.success) throw new VaultError(`Vault answers ${path} in a way that is not understood`, status);
    return parsed.data;
  }

  close(): Promise<void> {
    return this.#agent.destroy();
  }

  async #send(method: 'GET' | 'POST', path: string, token: string | undefined, body: object | undefined) {
    const { address, namespace } = this.settings;
    try {
      const response = await fetch(`${address}/v1/${path}`, {
        method,
        headers: {
          'x-vault-request': 'true',
          ...(token !== undefined && { 'x-vault-token': token }),
          ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
          ...(body && { 'content-type': 'application/json' }),
        },
        body: body ? JSON.stringify(body) : null,
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMilliseconds),
        dispatcher: this.#agent,
      });
      return { status: response.status, content: parseJson(await response.text()) };
    } catch (error) {
      throw new VaultError(`Vault at ${address} does not answer: ${reasonOf(error)}`, undefined, { cause: error });
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Vault's own reasons where it gives them; a standby and a sealed Vault say what they are by their status. */
function describe(status: number, content: unknown): string {
  const reasons = refusal
    .safeParse(content)
    .data?.errors.map((reason) => reason.trim())
    .join('; ');
  return `Vault answers ${status}${reasons ? `: ${reasons}` : ''}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `not within ${patienceMilliseconds / 1000} seconds`;
  // fetch says "fetch failed"; what went wrong is underneath.
  return error.cause instanceof Error ? error.cause.message : error.message;
}
