import type { ClientDetails, LedgerToken } from '@cordboard/contracts';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { useRemoveClient, useResumeClient, useRevokeTokens, useSuspendClient } from './api/clients.js';
import { RenameRep } from './rename-rep.js';

export type RepAction = 'rename' | 'suspend' | 'resume' | 'revoke' | 'remove';

export interface RepDialogProps {
  action: RepAction;
  rep: ClientDetails;
  onClose: () => void;
  onRemoved: () => void;
}

/** Each says what follows, and for whom, before it is done. */
export function RepDialog({ action, rep, onClose, onRemoved }: RepDialogProps) {
  const [suspend, resume] = [useSuspendClient(rep), useResumeClient(rep)];
  const [revoke, remove] = [useRevokeTokens({ clientId: rep.id }), useRemoveClient(rep)];
  switch (action) {
    case 'rename':
      return <RenameRep rep={rep} onClose={onClose} />;
    case 'suspend':
      return <Confirm kind="suspend" name={rep.displayName} change={suspend} onClose={onClose} />;
    case 'resume':
      return <Confirm kind="resume" name={rep.displayName} change={resume} onClose={onClose} />;
    case 'revoke':
      return <Confirm kind="revokeAll" name={rep.displayName} change={revoke} onClose={onClose} />;
    case 'remove':
      return <Confirm kind="remove" name={rep.name} change={remove} onClose={onClose} onDone={onRemoved} />;
  }
}

export function RevokeToken({ token, onClose }: { token: LedgerToken; onClose: () => void }) {
  const revoke = useRevokeTokens({ tokenId: token.tokenId });
  return <Confirm kind="revokeOne" name={token.clientName ?? ''} change={revoke} onClose={onClose} />;
}

interface ConfirmProps {
  kind: 'suspend' | 'resume' | 'revokeAll' | 'revokeOne' | 'remove';
  name: string;
  change: {
    mutate: (variables: undefined, options: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: Error | null;
  };
  onClose: () => void;
  onDone?: () => void;
}

function Confirm({ kind, name, change, onClose, onDone = onClose }: ConfirmProps) {
  const t = useTranslations('reps');
  const confirm = () =>
    change.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: t(`dialogs.${kind}.done`, { name }) });
        onDone();
      },
    });
  return (
    <ConfirmDialog
      title={t(`dialogs.${kind}.title`, { name })}
      action={t(`dialogs.${kind}.action`)}
      isBusy={change.isPending}
      problem={change.error && toProblem(change.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ul className="cc-follows">
        {(['first', 'second', 'third'] as const).map((consequence) => (
          <li key={consequence}>{t(`dialogs.${kind}.${consequence}`, { name })}</li>
        ))}
      </ul>
    </ConfirmDialog>
  );
}
