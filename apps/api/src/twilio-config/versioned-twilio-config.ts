import type { TwilioConfig } from '@cordboard/contracts';

/** The record as the API answers it, and which state of it that is. */
export interface VersionedTwilioConfig {
  readonly config: TwilioConfig;
  readonly version: number;
}
