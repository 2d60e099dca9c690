import { regions } from '@cordboard/contracts';
import { Button, NativeSelect, PasswordInput, Switch, TextInput } from '@mantine/core';
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
import {
  checksOf,
  fieldOfRefusal,
  formerAuthTokenTimes,
  replacesAuthToken,
  secrets,
  toRequest,
  toValues,
  type CredentialField,
} from './credentials.js';
import { useSeenConfig } from './seen-config.js';

const inputWrapperOrder: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

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
  const { hasOwnKey } = form.values;

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

  const input = (field: CredentialField) => ({
    inputWrapperOrder,
    spellCheck: false,
    // Mantine's password field does not say it by itself.
    'aria-invalid': Boolean(form.errors[field]),
    ...form.getInputProps(field),
  });
  return (
    <form onSubmit={form.onSubmit(() => send(seen?.etag))} noValidate className="cc-form">
      <p className="cc-muted">{t('credentials.text')}</p>
      <TextInput
        label={t('held.accountSid')}
        description={t('credentials.accountSidHint')}
        autoComplete="off"
        classNames={{ input: 'cc-mono' }}
        {...input('accountSid')}
      />
      <PasswordInput
        label={t('held.authToken')}
        description={t('credentials.authTokenHint')}
        autoComplete="new-password"
        {...input('authToken')}
      />
      {replacesAuthToken(form.values, config) && (
        <NativeSelect
          label={t('credentials.former')}
          description={t('credentials.formerHint')}
          data={formerAuthTokenTimes.map((seconds) => ({
            value: String(seconds),
            label: t('credentials.formerTime', { hours: seconds / 3600 }),
          }))}
          {...input('formerAuthTokenSeconds')}
        />
      )}
      <Switch
        label={t('credentials.hasOwnKey')}
        description={t('credentials.hasOwnKeyHint')}
        {...form.getInputProps('hasOwnKey', { type: 'checkbox' })}
      />
      {hasOwnKey && (
        <>
          <TextInput
            label={t('held.apiKeySid')}
            description={t('credentials.apiKeySidHint')}
            autoComplete="off"
            classNames={{ input: 'cc-mono' }}
            {...input('apiKeySid')}
          />
          <PasswordInput
            label={t('held.apiKeySecret')}
            description={t('credentials.apiKeySecretHint')}
            autoComplete="new-password"
            {...input('apiKeySecret')}
          />
        </>
      )}
      <NativeSelect
        label={t('held.region')}
        description={t('credentials.regionHint')}
        data={regions.map((value) => ({ value, label: t(`regions.${value}`) }))}
        {...input('region')}
      />
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
