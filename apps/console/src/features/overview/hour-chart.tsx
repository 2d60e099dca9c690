import type { Overview } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';

type Hour = Overview['hours'][number];

const height = 160;
const columnWidth = 40;
const barWidth = 24;
const axisHeight = 22;
const nameOf = ({ hour }: Hour) => `${hour}:00`;

/** Stacked bars for the eye; a sentence and a table say the same. */
export function HourChart({ hours }: { hours: Hour[] }) {
  const t = useTranslations('overview');
  const most = Math.max(1, ...hours.map(({ calls }) => calls));
  const busiest = hours.find(({ calls }) => calls === most);
  return (
    <div className="cc-pad">
      <ul className="cc-legend" aria-hidden="true">
        <li className="cc-legend-answered">{t('answered')}</li>
        <li className="cc-legend-missed">{t('missed')}</li>
        <li className="cc-legend-other">{t('other')}</li>
      </ul>
      <svg
        className="cc-chart"
        viewBox={`0 0 ${hours.length * columnWidth} ${height + axisHeight}`}
        aria-hidden="true"
        focusable="false"
      >
        <path className="cc-chart-grid" d={`M0 ${height}H${hours.length * columnWidth}`} />
        {hours.map((hour, index) => (
          <Column key={hour.hour} hour={hour} x={index * columnWidth} unit={(height - 18) / most} />
        ))}
      </svg>
      {busiest && <p className="cc-hint">{t('busiest', { hour: nameOf(busiest), calls: busiest.calls })}</p>}
      <details className="cc-details">
        <summary>{t('asTable')}</summary>
        <HourTable hours={hours.filter(({ calls }) => calls > 0)} />
      </details>
    </div>
  );
}

function Column({ hour, x, unit }: { hour: Hour; x: number; unit: number }) {
  const parts = [
    { kind: 'answered', calls: hour.answered },
    { kind: 'missed', calls: hour.missed },
    { kind: 'other', calls: Math.max(0, hour.calls - hour.answered - hour.missed) },
  ];
  const left = x + (columnWidth - barWidth) / 2;
  let top = height;
  return (
    <g>
      {parts.map(({ kind, calls }) => {
        top -= calls * unit;
        return (
          <rect
            key={kind}
            className={`cc-bar-${kind}`}
            x={left}
            y={top}
            width={barWidth}
            height={calls * unit}
            rx={2}
          />
        );
      })}
      {hour.calls > 0 && (
        <text x={x + columnWidth / 2} y={top - 5}>
          {hour.calls}
        </text>
      )}
      {hour.hour % 3 === 0 && (
        <text x={x + columnWidth / 2} y={height + 16}>
          {nameOf(hour)}
        </text>
      )}
    </g>
  );
}

function HourTable({ hours }: { hours: Hour[] }) {
  const t = useTranslations('overview');
  return (
    <table className="cc-table">
      <caption className="cc-hint">{t('byHour')}</caption>
      <thead>
        <tr>
          {[t('hour'), t('calls'), t('answered'), t('missed')].map((head, index) => (
            <th key={head} scope="col" className={index > 0 ? 'cc-number' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hours.map((hour) => (
          <tr key={hour.hour}>
            <th scope="row">{nameOf(hour)}</th>
            <td className="cc-number">{hour.calls}</td>
            <td className="cc-number">{hour.answered}</td>
            <td className="cc-number">{hour.missed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
