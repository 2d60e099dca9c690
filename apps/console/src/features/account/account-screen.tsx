import type { ConsoleSession } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { toProblem } from '../../api/api-problem.js';
import { formatAge, formatMoment } from '../../format/time.js';
import { useMe } from '../../session/use-session.js';
import { Page } from '../../shell/page.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useEndSession, useSessions } from './api/sessions.js';
import { messages } from './messages.js';

export function AccountScreen() {
  const { admin } = useMe();
  const sessions = useSessions();
  const end = useEndSession();
  const error = sessions.error ?? end.error;
  return (
    <Page title={messages.title} lead={messages.lead(admin.email)}>
      <div className="cc-card">
        {sessions.isPending && <Waiting>{messages.reading}</Waiting>}
        {error && <ProblemNotice problem={toProblem(error)} onRetry={() => void sessions.refetch()} />}
        {sessions.data && (
          <table className="cc-table cc-list-table">
            <thead>
              <tr>
                <th scope="col">{messages.device}</th>
                <th scope="col">{messages.signedIn}</th>
                <th scope="col">{messages.lastUsed}</th>
                <th scope="col" className="cc-number">
                  {messages.actions}
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
  const { device, isCurrent, lastUsedAt, signedInAt } = props.session;
  return (
    <tr>
      <td data-head={messages.device}>
        <strong>{device}</strong>
      </td>
      <td data-head={messages.signedIn}>{formatMoment(signedInAt)}</td>
      <td data-head={messages.lastUsed}>{formatAge(lastUsedAt)}</td>
      <td className="cc-number">
        {isCurrent ? (
          <span className="cc-tag cc-tag-line">{messages.thisOne}</span>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            loading={props.isEnding}
            aria-label={messages.endSession(device)}
            onClick={props.onEnd}
          >
            {messages.end}
          </Button>
        )}
      </td>
    </tr>
  );
}
