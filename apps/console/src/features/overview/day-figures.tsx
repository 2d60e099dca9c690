import type { Overview } from '@cordboard/contracts';
import { messages } from './messages.js';

const whole = new Intl.NumberFormat();
const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 });

export function DayFigures({ figures }: { figures: Overview }) {
  const { answered, answerRate, calls, missed, talkSeconds } = figures;
  const shown = [
    { label: messages.calls, value: whole.format(calls), hint: messages.callsHint },
    {
      label: messages.answerRate,
      value: answerRate === null ? '–' : percent.format(answerRate),
      hint: answerRate === null ? messages.noneEnded : messages.answeredOf(answered),
    },
    { label: messages.missed, value: whole.format(missed), hint: messages.missedHint, isWarning: missed > 0 },
    { label: messages.talked, value: messages.minutes(talkSeconds), hint: messages.talkedHint },
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
