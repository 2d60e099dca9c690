/** How telephone numbers are read and shown, from a country's point of view. */
export interface NumberFormat {
  /** What a person has typed so far, spaced as he would. */
  asTyped(text: string): string;
  /** A number in the national form at home, in the international one abroad. Anything else as it is. */
  display(address: string): string;
  /** E.164, or null when it is no possible number. */
  toE164(text: string): string | null;
}

/** Could this be a telephone number, or the beginning of one? */
export function looksLikeNumber(text: string): boolean {
  return /^[+(]?[\d\s().\-/]*$/.test(text.trim()) && /\d/.test(text);
}

/** Serves until the real one has been loaded, which is larger than the rest of the softphone's own code. */
export const plainNumbers: NumberFormat = {
  asTyped: (text) => text,
  display: (address) => address,
  toE164: (text) => (/^\+[1-9]\d{6,14}$/.test(text) ? text : null),
};
