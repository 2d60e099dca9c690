/** Whose requests are counted together. */
export type RateLimitPolicy = 'api-key' | 'session' | 'address' | 'files';
