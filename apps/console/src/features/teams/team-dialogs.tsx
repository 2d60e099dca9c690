import { createTeam, type Overrides, type Team } from '@cordboard/contracts';
import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { checkWith } from '../../api/check.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useDeleteTeam, usePutTeamValues, useRenameTeam } from './api/teams.js';
import { ValuesDialog } from './values-dialog.js';

export type TeamAction = 'values' | 'rename' | 'delete';

interface TeamDialogProps {
  team: Team;
  onClose: () => void;
}

export const teamDialogs: Record<TeamAction, (props: TeamDialogProps) => ReactNode> = {
  values: TeamValues,
  rename: RenameTeam,
  delete: DeleteTeam,
};

function TeamValues({ team, onClose }: TeamDialogProps) {
  const t = useTranslations('teams');
  const put = usePutTeamValues(team);
  const current = put.error ? toProblem(put.error).details?.currentTeam : undefined;
  const save = (changes: { values: Overrides; version: string }) =>
    put.mutate(changes, {
      onSuccess: ({ name }) => {
        notifications.show({ message: t('savedOf', { name }) });
        onClose();
      },
    });
  return (
    <ValuesDialog
      title={t('valuesTitle', { name: team.name })}
      draftName={`team-${team.id}`}
      saved={{ values: team.overrides, version: team.version }}
      inherited={() => t('asCompany')}
      isSaving={put.isPending}
      error={put.error}
      theirs={current && { values: current.overrides, version: current.version }}
      onSave={save}
      onClose={onClose}
    />
  );
}

function RenameTeam({ team, onClose }: TeamDialogProps) {
  const t = useTranslations('teams');
  const rename = useRenameTeam(team);
  const [seen] = useState(team.version);
  const [name, setName] = useState(team.name);
  const [error, setError] = useState<string | null>(null);
  const conflict = rename.error ? toProblem(rename.error).details?.currentTeam : undefined;
  const save = () => {
    const wrong = checkWith(createTeam.shape.name, t('nameWrong'))(name);
    setError(wrong);
    if (wrong) return;
    rename.mutate(
      { name, version: conflict?.version ?? seen },
      {
        onSuccess: (saved) => {
          notifications.show({ message: t('savedOf', { name: saved.name }) });
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      title={t('renameTitle', { name: team.name })}
      action={conflict ? t('saveAnyway') : t('save')}
      isDangerous={false}
      isBusy={rename.isPending}
      problem={rename.error && toProblem(rename.error)}
      onConfirm={save}
      onClose={onClose}
    >
      {conflict && <p>{t('nowCalled', { name: conflict.name })}</p>}
      <TextInput
        label={t('name')}
        autoComplete="off"
        value={name}
        error={error}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
    </ConfirmDialog>
  );
}

function DeleteTeam({ team, onClose }: TeamDialogProps) {
  const t = useTranslations('teams');
  const remove = useDeleteTeam(team);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: t('deleted', { name: team.name }) });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={t('deleteTitle', { name: team.name })}
      action={t('delete')}
      isBusy={remove.isPending}
      problem={remove.error && toProblem(remove.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ul className="cc-follows">
        <li>{t('deleteFollows.members', { count: team.members })}</li>
        <li>{t('deleteFollows.values')}</li>
        <li>{t('deleteFollows.calls')}</li>
      </ul>
    </ConfirmDialog>
  );
}
