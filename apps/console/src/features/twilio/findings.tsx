import type { TwilioFinding } from '@cordboard/contracts';
import { StatusLamp } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { PartyName } from '../../format/party-name.js';
import { useParties } from '../../format/use-parties.js';
import { ListTable } from '../../list/list-table.js';

export interface FindingsProps {
  findings: readonly TwilioFinding[];
  onRepair: (finding: TwilioFinding) => void;
  /** What Cordboard cannot repair an admin can: with new credentials, or another choice. */
  onChange: (place: 'credentials' | 'caller-id') => void;
}

/** What is expected of Twilio and what is there, side by side; what is amiss comes first. */
export function Findings({ findings, onRepair, onChange }: FindingsProps) {
  const t = useTranslations('twilio');
  const parties = useParties();
  const order = ['failed', 'unknown', 'passed', 'skipped'];
  const rows = [...findings].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
  const actions = (finding: TwilioFinding) => {
    const subject = finding.subject && parties.show(finding.subject);
    const name = [t(`checkNames.${finding.check}`), subject].filter(Boolean).join(' ');
    if (finding.state !== 'failed') return null;
    if (finding.repairable) {
      return (
        <Button size="compact-sm" aria-label={t('checks.repairOf', { name })} onClick={() => onRepair(finding)}>
          {t('checks.repair')}
        </Button>
      );
    }
    if (finding.check === 'own-application' || finding.check === 'own-caller-id') {
      return (
        <Button
          size="compact-sm"
          aria-label={t('checks.changeOf', { name })}
          renderRoot={(props: object) => <Link to="/reps/teams" {...props} />}
        >
          {t('held.change')}
        </Button>
      );
    }
    const place = finding.check === 'caller-id' ? 'caller-id' : 'credentials';
    return (
      <Button size="compact-sm" aria-label={t('checks.changeOf', { name })} onClick={() => onChange(place)}>
        {t('held.change')}
      </Button>
    );
  };
  return (
    <ListTable
      className="cc-findings"
      columns={[
        { head: t('checks.check'), cell: (finding) => <Subject finding={finding} /> },
        { head: t('checks.expected'), cell: ({ expected }) => <Value value={expected} />, isCode: true },
        { head: t('checks.actual'), cell: ({ actual }) => <Value value={actual} />, isCode: true },
        { head: t('checks.state'), cell: (finding) => <State finding={finding} /> },
      ]}
      rows={rows}
      keyOf={({ id }) => id}
      {...(rows.some(({ state }) => state === 'failed') && { actions })}
    />
  );
}

function Subject({ finding }: { finding: TwilioFinding }) {
  const t = useTranslations('twilio');
  return (
    <span>
      {t(`checkNames.${finding.check}`)}
      {finding.subject && (
        <span className="cc-second-line">
          <PartyName party={finding.subject} />
        </span>
      )}
    </span>
  );
}

const lamps = { passed: 'available', failed: 'stopped', unknown: 'warning', skipped: 'waiting' } as const;

function State({ finding: { state, reason, severity, since } }: { finding: TwilioFinding }) {
  const t = useTranslations('twilio');
  const formats = useFormats();
  return (
    <span>
      <span className="cc-state">
        <StatusLamp state={state === 'failed' && severity === 'warning' ? 'warning' : lamps[state]} />
        {t(`states.${state}`)}
      </span>
      {reason && state !== 'passed' && (
        <span className="cc-second-line">
          {t(`reasons.${reason}`)}
          {state === 'failed' && ` ${t('checks.since', { when: formats.moment(since) })}`}
        </span>
      )}
    </span>
  );
}

// What the API says in words, where Twilio has no value to show.
const words = {
  accepted: 'accepted',
  refused: 'refused',
  active: 'active',
  suspended: 'suspended',
  closed: 'closed',
  deleted: 'deleted',
  none: 'none',
  'no longer of this account': 'notOfAccount',
  'neither owned nor verified': 'notOwned',
} as const;

function Value({ value }: { value: string | null }) {
  const t = useTranslations('twilio');
  if (value === null) return <span className="cc-muted">{t('held.none')}</span>;
  return value in words ? t(`words.${words[value as keyof typeof words]}`) : <PartyName party={value} />;
}
