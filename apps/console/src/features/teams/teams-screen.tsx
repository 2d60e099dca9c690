import type { Team } from '@cordboard/contracts';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ListCard } from '../../list/list-card.js';
import { ListTable } from '../../list/list-table.js';
import { RowAction } from '../../list/row-action.js';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { EmptyState } from '../../shell/empty-state.js';
import { Page } from '../../shell/page.js';
import { useTeams } from './api/teams.js';
import { CreateTeamForm } from './create-team-form.js';
import { useValues, type Field } from './use-values.js';
import { teamDialogs, type TeamAction } from './team-dialogs.js';

const actions = ['values', 'rename', 'delete'] as const satisfies readonly TeamAction[];

export function TeamsScreen() {
  const t = useTranslations('teams');
  const showValue = useValues();
  const teams = useTeams();
  const mayChange = isAtLeast(useMe().admin.role, 'admin');
  const [asked, setAsked] = useState<{ action: TeamAction; team: Team } | null>(null);
  const Dialog = asked && teamDialogs[asked.action];
  const rows = teams.data?.data ?? [];
  const value = (field: Field, { overrides }: Team) =>
    overrides[field] === null ? (
      <span className="cc-muted">{t('asCompany')}</span>
    ) : (
      <span className={field === 'applicationSid' ? 'cc-mono' : undefined}>{showValue(field, overrides[field])}</span>
    );
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Link to="/reps" className="cc-link">
          {t('back')}
        </Link>
      }
    >
      <div className="cc-stack">
        {mayChange && <CreateTeamForm />}
        <ListCard
          query={teams}
          reading={t('readingTeams')}
          isEmpty={rows.length === 0}
          empty={<EmptyState title={t('emptyTitle')} text={t('emptyText')} />}
        >
          <ListTable
            columns={[
              { head: t('team'), cell: (team) => <Members team={team} /> },
              { head: t('fields.applicationSid'), cell: (team) => value('applicationSid', team) },
              { head: t('fields.callerId'), cell: (team) => value('callerId', team) },
              { head: t('fields.edge'), cell: (team) => value('edge', team) },
            ]}
            rows={rows}
            keyOf={({ id }) => id}
            {...(mayChange && {
              actions: (team: Team) =>
                actions.map((action) => (
                  <RowAction
                    key={action}
                    isHarmless={action !== 'delete'}
                    label={t(`actionsOf.${action}`, { name: team.name })}
                    onClick={() => setAsked({ action, team })}
                  >
                    {t(`actions.${action}`)}
                  </RowAction>
                )),
            })}
          />
        </ListCard>
      </div>
      {Dialog && <Dialog team={asked.team} onClose={() => setAsked(null)} />}
    </Page>
  );
}

function Members({ team: { id, name, members } }: { team: Team }) {
  const t = useTranslations('teams');
  return (
    <span>
      {name}
      <Link to="/reps" search={{ team: id }} className="cc-link cc-second-line">
        {t('members', { count: members })}
      </Link>
    </span>
  );
}
