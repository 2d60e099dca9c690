import type { AppliedTwilioChanges, TwilioIntent } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button, Modal, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useApplyChanges, usePreviewChanges } from './api/twilio-changes.js';
import { AskingTwilio, FromTwilio } from './asking-twilio.js';
import { ChangeList, LeftoverList } from './change-list.js';
import { ConfigConflictNotice } from './config-conflict.js';
import { PartlyDone } from './partly-done.js';
import { useSeenConfig } from './seen-config.js';

export interface ChangesDialogProps {
  intent: TwilioIntent;
  title: string;
  /** The verb of what will be done. */
  action: string;
  /** What is said once it is done. */
  done: string;
  /** Why one might not want it: what follows, and for whom. */
  warning?: string;
  /** What has to be typed before it can be done, where it cannot be taken back. */
  typed?: { label: string; word: string };
  onDone?: () => void;
  onClose: () => void;
}

/** Shows every change at Twilio before it is made. What is made is what was shown, or nothing. */
export function ChangesDialog({ intent, title, action, done, warning, typed, onDone, onClose }: ChangesDialogProps) {
  const t = useTranslations('twilio');
  const [asIs] = useState(intent);
  const preview = usePreviewChanges(asIs);
  const apply = useApplyChanges();
  const { seen, see, conflictIn } = useSeenConfig();
  const [word, setWord] = useState('');
  const [partly, setPartly] = useState<AppliedTwilioChanges | null>(null);
  const problem = apply.error ? toProblem(apply.error) : null;
  const conflict = conflictIn(problem);
  const meanwhile = problem?.details?.preview;
  const shown = meanwhile ?? preview.data;

  const make = (etag: string | undefined) =>
    shown &&
    apply.mutate(
      { request: { intent: asIs, changes: shown.changes }, etag },
      {
        onSuccess: (result) => {
          if (result.outcome === 'partly') return setPartly(result);
          notifications.show({ message: done });
          onDone?.();
          onClose();
        },
      },
    );

  return (
    <Modal opened onClose={onClose} title={title} size="xl" closeButtonProps={{ 'aria-label': t('leave') }}>
      {partly ? (
        <PartlyDone result={partly} onClose={onClose} />
      ) : (
        <FromTwilio query={{ ...preview, data: shown }} reading={t('changes.reading')}>
          {({ changes, leaves }) => (
            <div className="cc-stack">
              {meanwhile && <Notice tone="warning" icon="alert" title={t('changes.meanwhile')} />}
              {warning && <p>{warning}</p>}
              <ChangeList changes={changes} />
              <LeftoverList leaves={leaves} />
              {typed && (
                <TextInput
                  label={typed.label}
                  autoComplete="off"
                  spellCheck={false}
                  value={word}
                  onChange={(event) => setWord(event.currentTarget.value)}
                />
              )}
              {conflict ? (
                <ConfigConflictNotice
                  conflict={conflict}
                  isBusy={apply.isPending}
                  onGoOn={() => {
                    see(conflict.now && conflict.etag ? { config: conflict.now, etag: conflict.etag } : null);
                    apply.reset();
                    void preview.refetch();
                  }}
                  onLeave={onClose}
                />
              ) : (
                problem && !meanwhile && <ProblemNotice problem={problem} />
              )}
              {apply.isPending && <AskingTwilio onCancel={apply.cancel}>{t('changes.making')}</AskingTwilio>}
              <div className="cc-actions cc-actions-end">
                <Button onClick={onClose} data-autofocus>
                  {t('leave')}
                </Button>
                <Button
                  variant="filled"
                  {...(typed && { color: 'red' })}
                  disabled={apply.isPending || Boolean(conflict) || (typed !== undefined && word.trim() !== typed.word)}
                  onClick={() => make(seen?.etag)}
                >
                  {action}
                </Button>
              </div>
            </div>
          )}
        </FromTwilio>
      )}
    </Modal>
  );
}
