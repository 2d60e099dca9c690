/** A version as the ETag of RFC 9110. */
export const entityTag = (version: number) => `"${version}"`;

/** Undefined for a tag that cannot be one of ours, which therefore matches nothing. */
export function versionIn(ifMatch: string): number | undefined {
  // Proxies that compress make tags weak.
  const [, digits] = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim()) ?? [];
  return digits === undefined ? undefined : Number(digits);
}
