import type { Principal } from '../authentication/principal.js';
import { PreconditionRequired } from '../domain-error.js';
import { contentVersionIn } from './entity-tag.js';

/** The version that was seen by whoever changes a record; undefined inside for a tag that matches nothing. */
export interface ExpectedContent {
  readonly version: string | undefined;
}

/**
 * Undefined for a program that says nothing, and changes whatever there is; an admin decides by what is on the screen.
 *
 * @throws PreconditionRequired
 */
export function expectedContent({ kind }: Principal, ifMatch: string | undefined): ExpectedContent | undefined {
  if (ifMatch !== undefined) return { version: contentVersionIn(ifMatch) };
  if (kind === 'admin') throw new PreconditionRequired();
  return undefined;
}
