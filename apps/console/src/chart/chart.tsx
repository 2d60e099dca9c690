import { useTranslations } from 'use-intl';
import { lazy, Suspense, type ComponentType } from 'react';
import type { ChartData } from './chart-data.js';

export interface ChartProps<Key extends string> extends ChartData<Key> {
  /** Names the table. */
  title: string;
  /** The heads of the points' names and of their sums. */
  pointHead: string;
  sumHead: string;
  /** What the picture shows, for who does not see it. */
  sentence: string | undefined;
}

// Fetched after the figures stand there; without it the sentence and the table still say everything.
const BarChart = lazy(() =>
  import('./bar-chart.js').then(
    (loaded) => ({ default: loaded.BarChart as typeof NoPicture }),
    () => ({ default: NoPicture }),
  ),
);

const NoPicture: ComponentType<ChartData<string>> = () => {
  const t = useTranslations('chart');
  return <p className="cc-hint">{t('failed')}</p>;
};

/** A picture of figures, a sentence that says the same, and a table that says it exactly. */
export function Chart<Key extends string>({ title, pointHead, sumHead, sentence, ...data }: ChartProps<Key>) {
  const t = useTranslations('chart');
  return (
    <div className="cc-pad">
      <ul className="cc-legend" aria-hidden="true">
        {data.series.map(({ key, label, color }) => (
          <li key={key} className={`cc-legend-${color}`}>
            {label}
          </li>
        ))}
      </ul>
      <Suspense fallback={<div className="cc-chart cc-chart-awaited" />}>
        <BarChart {...data} />
      </Suspense>
      {sentence && <p className="cc-hint">{sentence}</p>}
      <details className="cc-details">
        <summary>{t('asTable')}</summary>
        <ChartTable title={title} pointHead={pointHead} sumHead={sumHead} {...data} />
      </details>
    </div>
  );
}

type ChartTableProps<Key extends string> = Omit<ChartProps<Key>, 'sentence'>;

/** Points of which nothing is to be told are left out. */
function ChartTable<Key extends string>(props: ChartTableProps<Key>) {
  const { title, pointHead, sumHead, series, points, writeNumber } = props;
  const rows = points
    .map(({ name, values }) => ({ name, values, sum: series.reduce((sum, { key }) => sum + values[key], 0) }))
    .filter(({ sum }) => sum > 0);
  return (
    <table className="cc-table">
      <caption className="cc-hint">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{pointHead}</th>
          {[sumHead, ...series.map(({ label }) => label)].map((head) => (
            <th key={head} scope="col" className="cc-number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, values, sum }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="cc-number">{writeNumber(sum)}</td>
            {series.map(({ key }) => (
              <td key={key} className="cc-number">
                {writeNumber(values[key])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
