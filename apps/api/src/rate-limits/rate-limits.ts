import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { OperatorPrincipal, Principal } from '../authentication/principal.js';
import { Environment, type RequestLimits } from '../environment.js';
import { networkOf } from '../sign-in/network-of.js';
import { TooManyRequests } from './errors.js';
import type { RateLimitPolicy } from './rate-limit-policy.js';

const windowSeconds = 60;

/**
 * Of files, so many times as many as of other things: a hundred reps who begin their day share an address, and load a page of
 * thirty files each.
 */
const filesFactor = 10;

/**
 * How many requests anybody may make in a minute:
 *
 * 1. Who proves who they are is counted by that, and by nothing else: nobody suffers for what comes from the same address.
 * 2. All else is counted by address: what is open to everybody, and what was refused for its credentials.
 * 3. A webhook counts only where its signature is not its tenant's: Twilio's addresses are everybody's.
 * 4. The pages' files have a count by address of their own, so that no page takes from what is asked beside it.
 *
 * Each node counts for itself, in memory, so that a token costs no database for it: with N nodes behind a balancer a caller
 * gets up to N times as much.
 */
@Injectable()
export class RateLimits {
  readonly #counts = new RateLimiterMemory({ points: 1, duration: windowSeconds });
  readonly #limits: RequestLimits;
  readonly #salt = randomBytes(16);

  constructor(@Inject(Environment) environment: Environment) {
    this.#limits = environment.requestsPerMinute;
  }

  /** What an API key may do whose admin has said nothing about it; undefined where there is no limit. */
  get limitOfKeys(): number | undefined {
    return this.#limits.perKey;
  }

  /** @throws TooManyRequests */
  takeFor(principal: Principal | OperatorPrincipal, reply: FastifyReply): Promise<void> {
    return principal.kind === 'api-key'
      ? this.#take('api-key', principal.apiKeyId, principal.requestsPerMinute ?? this.#limits.perKey, reply)
      : this.#take('session', principal.sessionId, this.#limits.perSession, reply);
  }

  /** @throws TooManyRequests */
  takeForAddress({ ip }: FastifyRequest, reply: FastifyReply): Promise<void> {
    return this.#take('address', this.#bucketOf(networkOf(ip)), this.#limits.perAddress, reply);
  }

  /** Says nothing of it with an answer that a cache may keep for others. @throws TooManyRequests */
  takeForFile({ ip }: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { perAddress } = this.#limits;
    const limit = perAddress && perAddress * filesFactor;
    return this.#take('files', this.#bucketOf(networkOf(ip)), limit, reply);
  }

  /**
   * One of 65,536, by chance: a flood from a million addresses shall fill no memory. Two that share one are hardly ever
   * both busy, and nobody can choose whom to share with.
   */
  #bucketOf(network: string): string {
    return String(createHash('sha256').update(this.#salt).update(network).digest().readUInt16BE());
  }

  async #take(policy: RateLimitPolicy, id: string, limit: number | undefined, reply: FastifyReply): Promise<void> {
    if (limit === undefined) return;
    // The library's "penalty" counts and judges nothing: its own limits are the same for every key.
    const { consumedPoints, msBeforeNext } = await this.#counts.penalty(`${policy} ${id}`);
    // The library counts by the machine's clock, which may have been put back; the window ends by a timer all the same.
    const seconds = Math.min(windowSeconds, Math.max(1, Math.ceil(msBeforeNext / 1000)));
    if (policy === 'files' && consumedPoints <= limit) return;
    // https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
    reply.header('ratelimit-policy', `"${policy}";q=${limit};w=${windowSeconds}`);
    reply.header('ratelimit', `"${policy}";r=${Math.max(0, limit - consumedPoints)};t=${seconds}`);
    if (consumedPoints > limit) throw new TooManyRequests(policy, limit, seconds);
  }
}
