export type Random = ReturnType<typeof random>;

/**
 * Choices that are the same for the same seed, so that a failing case is found again by the seed that the test names.
 * mulberry32: unlike a linear generator's, the first choices of neighbouring seeds have nothing in common.
 */
export function random(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(of: readonly T[]) => of[below(of.length)] as T;
  return {
    below,
    pick,
    chance: (part: number) => next() < part,
    many: <T>(limit: number, make: () => T): T[] => Array.from({ length: below(limit) }, make),
    hex: (length: number) => Array.from({ length }, () => pick([...'0123456789abcdef'])).join(''),
  };
}
