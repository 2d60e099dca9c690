/** Prints a figure. Figures are read by people, and never asserted. */
export function tell(what: string, figure: string): void {
  process.stdout.write(`  ${what.padEnd(64)} ${figure}\n`);
}

export const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export const ninetyNine = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? Number.NaN;

export const whole = (value: number) => Math.round(value).toLocaleString('en');
