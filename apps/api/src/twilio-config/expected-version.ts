import type { Principal } from '../authentication/principal.js';
import { PreconditionRequired } from '../domain-error.js';
import { versionIn } from '../http/entity-tag.js';
import { TwilioConfigChangedMeanwhile } from './errors.js';
import type { VersionedTwilioConfig } from './versioned-twilio-config.js';

/** What whoever changes the record says about the state in which they saw it. */
export type ExpectedVersion =
  | { readonly kind: 'any' }
  /** They saw none, or said nothing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'version'; readonly version: number | undefined };

/** A program may leave If-Match out; an admin, who decides by what is on the screen, may not. */
export function expectedVersion(principal: Principal, ifMatch: string | undefined): ExpectedVersion {
  if (ifMatch !== undefined) return { kind: 'version', version: versionIn(ifMatch) };
  return { kind: principal.kind === 'admin' ? 'none' : 'any' };
}

/** @throws PreconditionRequired, TwilioConfigChangedMeanwhile */
export function refuseOtherVersion(stored: VersionedTwilioConfig | undefined, expected: ExpectedVersion): void {
  if (expected.kind === 'any') return;
  if (expected.kind === 'none') {
    if (stored) throw new PreconditionRequired();
    return;
  }
  if (stored && stored.version === expected.version) return;
  throw new TwilioConfigChangedMeanwhile(stored?.config, stored?.version);
}
