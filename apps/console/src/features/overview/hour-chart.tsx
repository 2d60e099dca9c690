import type { Overview } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { Chart } from '../../chart/chart.js';
import { useFormats } from '../../format/use-formats.js';

export function HourChart({ hours }: { hours: Overview['hours'] }) {
  const t = useTranslations('overview');
  const formats = useFormats();
  const most = Math.max(...hours.map(({ calls }) => calls));
  const busiest = hours.find(({ calls }) => calls === most);
  return (
    <Chart
      title={t('byHour')}
      pointHead={t('hour')}
      sumHead={t('calls')}
      sentence={busiest && t('busiest', { hour: formats.hour(busiest.hour), calls: busiest.calls })}
      series={[
        { key: 'answered', label: t('answered'), color: 1 },
        { key: 'missed', label: t('missed'), color: 2 },
        { key: 'other', label: t('other'), color: 3 },
      ]}
      points={hours.map(({ hour, calls, answered, missed }) => ({
        name: formats.hour(hour),
        values: { answered, missed, other: Math.max(0, calls - answered - missed) },
      }))}
      writeNumber={formats.whole}
    />
  );
}
