/** Prints a figure of a benchmark. Figures are read by people, and never asserted. */
export function tell(what: string, figure: string): void {
  process.stdout.write(`    ${what}: ${figure}\n`);
}

export const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Median and maximum of milliseconds. */
export const range = (values: number[]) => `${Math.round(median(values))} ms, ${Math.round(Math.max(...values))} ms`;
