import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiProblem } from '../api/api-problem.js';
import { ProblemNotice } from './problem-notice.js';

export interface ConfirmDialogProps {
  title: string;
  /** The verb of what will be done. */
  action: string;
  /** Does something end by it? */
  isDangerous?: boolean;
  isBusy: boolean;
  /** False while something else has to be decided first. */
  canConfirm?: boolean;
  problem: ApiProblem | null;
  onConfirm: () => void;
  onClose: () => void;
  /** What follows, and for whom. */
  children: ReactNode;
}

/** Asks before what cannot be undone. The focus begins at the way back. */
export function ConfirmDialog({
  title,
  action,
  isDangerous = true,
  isBusy,
  canConfirm = true,
  problem,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const t = useTranslations('shell');
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('cancel') }}>
      {children}
      {problem && <ProblemNotice problem={problem} />}
      <div className="cc-actions cc-actions-end">
        <Button onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button
          variant="filled"
          {...(isDangerous && { color: 'red' })}
          loading={isBusy}
          disabled={!canConfirm}
          onClick={onConfirm}
        >
          {action}
        </Button>
      </div>
    </Modal>
  );
}
