import type { TwilioChange, TwilioLeftover } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import { PartyName } from '../../format/party-name.js';
import { ListTable } from '../../list/list-table.js';

/** Each change with its before and after. */
export function ChangeList({ changes }: { changes: readonly TwilioChange[] }) {
  const t = useTranslations('twilio');
  if (changes.length === 0) return <p className="cc-muted">{t('changes.none')}</p>;
  return (
    <div className="cc-scroll" tabIndex={0} role="region" aria-label={t('changes.title')}>
      <ListTable
        columns={[
          { head: t('changes.what'), cell: (change) => <What change={change} /> },
          {
            head: t('changes.field'),
            cell: ({ field, action }) => (field ? t(`fields.${field}`) : t(`changes.${action}`)),
          },
          { head: t('changes.before'), cell: ({ before }) => <Value value={before} kind="del" />, isCode: true },
          { head: t('changes.after'), cell: ({ after }) => <Value value={after} kind="ins" />, isCode: true },
        ]}
        rows={changes.map((change, index) => ({ ...change, index }))}
        keyOf={({ index }) => String(index)}
      />
    </div>
  );
}

function What({ change: { resource, name } }: { change: TwilioChange }) {
  const t = useTranslations('twilio');
  return (
    <span>
      <PartyName party={name} />
      <span className="cc-second-line">{t(`resources.${resource}`)}</span>
    </span>
  );
}

function Value({ value, kind: Kind }: { value: string | null; kind: 'ins' | 'del' }) {
  const t = useTranslations('twilio');
  return value === null ? (
    <span className="cc-muted">{t('held.none')}</span>
  ) : (
    <Kind className="cc-change">{value}</Kind>
  );
}

/** What is left as it is, and why. */
export function LeftoverList({ leaves }: { leaves: readonly TwilioLeftover[] }) {
  const t = useTranslations('twilio');
  if (leaves.length === 0) return null;
  return (
    <section>
      <h3>{t('leaves.title')}</h3>
      <ul className="cc-follows">
        {leaves.map(({ sid, name, resource, reason }) => (
          <li key={`${sid} ${reason}`}>
            {t(`resources.${resource}`)} <PartyName party={name} />: {t(`leaves.${reason}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
