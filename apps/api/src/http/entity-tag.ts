import { createHash } from 'node:crypto';

/** A version as the ETag of RFC 9110. */
export const entityTag = (version: number | string) => `"${version}"`;

/** What a record that counts no versions is known by: other contents, another version. */
export const versionOf = (content: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 16);

/** Undefined for a tag that cannot be one of ours, which therefore matches nothing. */
export function versionIn(ifMatch: string): number | undefined {
  const version = contentVersionIn(ifMatch);
  return version !== undefined && /^\d{1,9}$/.test(version) ? Number(version) : undefined;
}

/** The same for what {@link versionOf} made. */
export function contentVersionIn(ifMatch: string): string | undefined {
  // Proxies that compress make tags weak.
  return /^(?:W\/)?"([\w-]{1,16})"$/.exec(ifMatch.trim())?.[1];
}
