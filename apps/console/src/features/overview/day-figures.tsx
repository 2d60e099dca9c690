import type { Overview } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';

export function DayFigures({ figures }: { figures: Overview }) {
  const t = useTranslations('overview');
  const formats = useFormats();
  const { answered, answerRate, calls, liveCalls, missed, talkSeconds, tokensIssued } = figures;
  const shown = [
    { label: t('calls'), value: formats.whole(calls), hint: t('callsHint') },
    {
      label: t('answerRate'),
      value: answerRate === null ? '–' : formats.percent(answerRate),
      hint: answerRate === null ? t('noneEnded') : t('answeredOf', { answered }),
    },
    { label: t('missed'), value: formats.whole(missed), hint: t('missedHint'), isWarning: missed > 0 },
    { label: t('talked'), value: t('minutes', { minutes: Math.round(talkSeconds / 60) }), hint: t('talkedHint') },
    { label: t('live'), value: formats.whole(liveCalls), hint: t('liveHint') },
    { label: t('tokens'), value: formats.whole(tokensIssued), hint: t('tokensHint') },
  ];
  return (
    <dl className="cc-figures">
      {shown.map(({ label, value, hint, isWarning }) => (
        <div key={label} className="cc-card cc-figure">
          <dt>{label}</dt>
          <dd className={isWarning ? 'cc-figure-value cc-figure-warning' : 'cc-figure-value'}>{value}</dd>
          <dd className="cc-hint">{hint}</dd>
        </div>
      ))}
    </dl>
  );
}
