import { DomainError } from '../domain-error.js';
import type { RateLimitPolicy } from './rate-limit-policy.js';

const whose: Record<RateLimitPolicy, string> = {
  'api-key': 'this API key',
  session: 'this session',
  address: 'your address',
  files: 'your address for files',
};

const further: Record<RateLimitPolicy, string> = {
  'api-key': ' Spread the requests, or have an admin raise the limit of this key, in the console under API keys.',
  session: '',
  address: ' With credentials that are good, requests are counted by these, not by address.',
  files: '',
};

export class TooManyRequests extends DomainError {
  readonly code = 'request.rate_limited';
  override readonly remedy: string;
  constructor(
    policy: RateLimitPolicy,
    limit: number,
    override readonly retryAfterSeconds: number,
  ) {
    super(`There were more than ${limit} requests of ${whose[policy]} within a minute.`);
    this.remedy = `Wait ${retryAfterSeconds} seconds.${further[policy]}`;
  }
}
