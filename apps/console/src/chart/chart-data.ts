/** One colour of the stack. `color` is that of `--cb-chart-1` to `-3`. */
interface Series<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly color: 1 | 2 | 3;
}

/** One bar. */
export interface Point<Key extends string> {
  readonly name: string;
  readonly values: Readonly<Record<Key, number>>;
}

export interface ChartData<Key extends string> {
  series: readonly Series<Key>[];
  points: readonly Point<Key>[];
  writeNumber: (value: number) => string;
}
