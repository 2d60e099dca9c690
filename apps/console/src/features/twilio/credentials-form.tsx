import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { useProblemWords } from '../../api/use-problem-words.js';
import { useDraft } from '../../drafts/use-draft.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useConnectTwilio } from './api/twilio-config.js';
import { AskingTwilio } from './asking-twilio.js';
import { ConfigConflictNotice } from './config-conflict.js';
import { CredentialInputs } from './credential-inputs.js';
import { checksOf, fieldOfRefusal, replacesAuthToken, secrets, toRequest, toValues } from './credentials.js';
import { useSeenConfig } from './seen-config.js';

/** Credentials are stored only once Twilio has accepted them; a refusal stands beside the field that can mend it. */
export function CredentialsForm({ onDone, onLeave }: { onDone: () => void; onLeave?: () => void }) {
  const t = useTranslations('twilio');
  const fieldErrorsOf = useFieldErrors();
  const wordsOf = useProblemWords();
  const { seen, see, conflictIn } = useSeenConfig();
  const config = seen?.config ?? null;
  const connect = useConnectTwilio(() => notifications.show({ message: t('credentials.accepted') }));
  const form = useForm({ initialValues: toValues(config), validate: checksOf(config, t), validateInputOnBlur: true });
  useDraft(form, 'twilio-credentials', { secrets: [...secrets] });
  const problem = connect.error ? toProblem(connect.error) : null;
  const conflict = conflictIn(problem);
  const refusedField = problem?.code ? fieldOfRefusal[problem.code] : undefined;

  const send = (etag: string | undefined) =>
    connect.mutate(
      { change: toRequest(form.getValues(), config), etag },
      {
        onSuccess: (saved) => {
          see(saved);
          form.setInitialValues(toValues(saved.config));
          form.reset();
          onDone();
        },
        onError: (error) => {
          const refusal = toProblem(error);
          const field = refusal.code && fieldOfRefusal[refusal.code];
          const { what, remedy } = wordsOf(refusal);
          form.setErrors(field ? { [field]: [what, remedy].filter(Boolean).join(' ') } : fieldErrorsOf(refusal));
        },
      },
    );

  return (
    <form onSubmit={form.onSubmit(() => send(seen?.etag))} noValidate className="cc-form">
      <p className="cc-muted">{t('credentials.text')}</p>
      <CredentialInputs form={form} replacesToken={replacesAuthToken(form.values, config)} />
      {conflict ? (
        <ConfigConflictNotice
          conflict={conflict}
          isBusy={connect.isPending}
          onGoOn={() => send(conflict.etag)}
          onLeave={() => {
            connect.reset();
            see(conflict.now && conflict.etag ? { config: conflict.now, etag: conflict.etag } : null);
          }}
        />
      ) : (
        problem && (!refusedField || !form.errors[refusedField]) && <ProblemNotice problem={problem} />
      )}
      {connect.isPending ? (
        <AskingTwilio onCancel={connect.cancel}>{t('credentials.asking')}</AskingTwilio>
      ) : (
        <div className="cc-actions">
          <Button type="submit" variant="filled" disabled={Boolean(conflict)}>
            {config ? t('credentials.replace') : t('credentials.connect')}
          </Button>
          {onLeave && <Button onClick={onLeave}>{t('leave')}</Button>}
        </div>
      )}
    </form>
  );
}
