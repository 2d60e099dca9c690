import type { OverviewDays } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { Chart } from '../../chart/chart.js';
import { useFormats } from '../../format/use-formats.js';

export function DayChart({ days }: { days: OverviewDays['data'] }) {
  const t = useTranslations('overview');
  const formats = useFormats();
  const most = Math.max(...days.map(({ calls }) => calls));
  const busiest = days.find(({ calls }) => calls === most);
  return (
    <Chart
      title={t('byDay')}
      pointHead={t('day')}
      sumHead={t('calls')}
      sentence={busiest && t('busiestDay', { day: formats.day(busiest.day), calls: busiest.calls })}
      series={[
        { key: 'answered', label: t('answered'), color: 1 },
        { key: 'missed', label: t('missed'), color: 2 },
        { key: 'other', label: t('other'), color: 3 },
      ]}
      points={days.map(({ day, calls, answered, missed }) => ({
        name: formats.shortDay(day),
        values: { answered, missed, other: Math.max(0, calls - answered - missed) },
      }))}
      writeNumber={formats.whole}
    />
  );
}
