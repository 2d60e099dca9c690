import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useDeviceName } from '../../format/use-device-name.js';
import { useFormats } from '../../format/use-formats.js';
import { ListCard } from '../../list/list-card.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useEndSession, useSessions } from './api/sessions.js';

export function SessionList() {
  const t = useTranslations('account');
  const formats = useFormats();
  const nameOf = useDeviceName();
  const sessions = useSessions();
  const end = useEndSession();
  const rows = sessions.data?.data ?? [];
  return (
    <section className="cc-stack" aria-labelledby="sign-ins">
      <div>
        <h2 id="sign-ins">{t('signIns')}</h2>
        <p className="cc-muted">{t('signInsText')}</p>
      </div>
      {end.error && <ProblemNotice problem={toProblem(end.error)} />}
      <ListCard query={sessions} reading={t('reading')} isEmpty={rows.length === 0}>
        <ListTable
          columns={[
            { head: t('device'), cell: ({ device }) => <strong>{nameOf(device)}</strong> },
            { head: t('signedIn'), cell: ({ signedInAt }) => formats.moment(signedInAt) },
            { head: t('lastUsed'), cell: ({ lastUsedAt }) => formats.age(lastUsedAt) },
          ]}
          rows={rows}
          keyOf={({ id }) => id}
          actions={(session) =>
            session.isCurrent ? (
              <span className="cc-tag cc-tag-line">{t('thisOne')}</span>
            ) : (
              <RowAction
                label={t('endSession', { device: nameOf(session.device) })}
                isBusy={end.isPending && end.variables.id === session.id}
                onClick={() => end.mutate(session)}
              >
                {t('end')}
              </RowAction>
            )
          }
        />
      </ListCard>
    </section>
  );
}
