import type { ConsoleSession } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFormats } from '../../format/use-formats.js';
import { useMe } from '../../session/use-session.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useEndSession, useSessions } from './api/sessions.js';

export function AccountScreen() {
  const t = useTranslations('account');
  const { admin } = useMe();
  const sessions = useSessions();
  const end = useEndSession();
  const error = sessions.error ?? end.error;
  return (
    <Page title={t('title')} lead={t('lead', { email: admin.email })}>
      <div className="cc-card">
        {sessions.isPending && <Waiting>{t('reading')}</Waiting>}
        {error && <ProblemNotice problem={toProblem(error)} onRetry={() => void sessions.refetch()} />}
        {sessions.data && (
          <table className="cc-table cc-list-table">
            <thead>
              <tr>
                <th scope="col">{t('device')}</th>
                <th scope="col">{t('signedIn')}</th>
                <th scope="col">{t('lastUsed')}</th>
                <th scope="col" className="cc-number">
                  {t('actions')}
                </th>
              </tr>
            </thead>
            <tbody>
              {sessions.data.data.map((session) => (
                <SessionRow
                  key={session.id}
                  session={session}
                  isEnding={end.isPending && end.variables.id === session.id}
                  onEnd={() => end.mutate(session)}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Page>
  );
}

function SessionRow(props: { session: ConsoleSession; isEnding: boolean; onEnd: () => void }) {
  const t = useTranslations('account');
  const formats = useFormats();
  const { device, isCurrent, lastUsedAt, signedInAt } = props.session;
  return (
    <tr>
      <td data-head={t('device')}>
        <strong>{device}</strong>
      </td>
      <td data-head={t('signedIn')}>{formats.moment(signedInAt)}</td>
      <td data-head={t('lastUsed')}>{formats.age(lastUsedAt)}</td>
      <td className="cc-number">
        {isCurrent ? (
          <span className="cc-tag cc-tag-line">{t('thisOne')}</span>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            loading={props.isEnding}
            aria-label={t('endSession', { device })}
            onClick={props.onEnd}
          >
            {t('end')}
          </Button>
        )}
      </td>
    </tr>
  );
}
