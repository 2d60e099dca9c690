import type { Client } from '@cordboard/contracts';
import { Button, NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useJoinTeam } from './api/effective-config.js';
import { useTeams } from './api/teams.js';

/** The team that this rep is in: one at most. */
export function RepTeam({ rep, mayChange }: { rep: Client; mayChange: boolean }) {
  const t = useTranslations('teams');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="cc-own-team">
      <span>{rep.team ? t('inTeam', { team: rep.team.name }) : t('inNoTeam')}</span>
      {mayChange && (
        <Button size="compact-sm" onClick={() => setOpen(true)}>
          {t('changeTeam')}
        </Button>
      )}
      {isOpen && <ChangeTeam rep={rep} onClose={() => setOpen(false)} />}
    </div>
  );
}

function ChangeTeam({ rep, onClose }: { rep: Client; onClose: () => void }) {
  const t = useTranslations('teams');
  const teams = useTeams();
  const join = useJoinTeam(rep);
  const [seen] = useState(rep.version);
  const [chosen, setChosen] = useState<string>(rep.team?.id ?? '');
  const conflict = join.error ? toProblem(join.error).details?.currentClient : undefined;
  const save = () => {
    const team = teams.data?.data.find(({ id }) => id === chosen);
    join.mutate(
      { teamId: team?.id ?? null, version: conflict?.version ?? seen },
      {
        onSuccess: () => {
          notifications.show({ message: t('joined', { name: rep.displayName, team: team?.name ?? t('noTeam') }) });
          onClose();
        },
      },
    );
  };
  const problem = join.error ?? teams.error;
  return (
    <ConfirmDialog
      title={t('teamTitle', { name: rep.displayName })}
      action={conflict ? t('saveAnyway') : t('save')}
      isDangerous={false}
      isBusy={join.isPending || teams.isPending}
      problem={problem && toProblem(problem)}
      onConfirm={save}
      onClose={onClose}
    >
      <NativeSelect
        label={t('team')}
        description={t('teamHint')}
        value={chosen}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[
          { value: '', label: t('noTeam') },
          ...(teams.data?.data ?? []).map(({ id, name }) => ({ value: id as string, label: name })),
        ]}
      />
    </ConfirmDialog>
  );
}
