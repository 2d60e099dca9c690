import type { IdentityProvider } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useFieldErrors } from '../../api/use-field-errors.js';
import { beginAnew } from '../../drafts/begin-anew.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useFormats } from '../../format/use-formats.js';
import type { Translate } from '../../language/translate.js';
import { useGoTo } from '../../shell/go-to.js';
import { ConflictNotice, listDifferences } from '../../shell/conflict-notice.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useAdoptIdentityProvider, useSaveIdentityProvider, useTryIdentityProvider } from './api/identity-provider.js';
import { bodyOf, checksOf, fieldsOf, type ProviderFields } from './provider-fields.js';
import { ProviderInputs } from './provider-inputs.js';

/** Saved, then tried, then switched on: a mistake locks nobody out. */
export function ProviderForm({ provider }: { provider: IdentityProvider | null }) {
  const t = useTranslations('signInSettings');
  const fieldErrorsOf = useFieldErrors();
  const formats = useFormats();
  const goTo = useGoTo();
  const save = useSaveIdentityProvider();
  const adopt = useAdoptIdentityProvider();
  const trial = useTryIdentityProvider();
  const form = useForm<ProviderFields>({ initialValues: fieldsOf(provider), validate: checksOf(provider, t) });
  const draft = useDraft(form, 'identity-provider', {
    secrets: ['clientSecret'],
    ...(provider && { version: provider.version }),
  });
  const isOtherClient =
    form.values.issuer.trim() !== provider?.issuer ||
    form.values.clientId.trim() !== provider.clientId ||
    form.values.clientSecret !== '';
  const isTried = Boolean(provider?.triedAt) && !isOtherClient;

  const write = (version: string | undefined) => {
    const values = form.getValues();
    save.mutate(
      { provider: bodyOf({ ...values, isOn: values.isOn && isTried }), version },
      {
        onSuccess: (saved) => {
          beginAnew(form, fieldsOf(saved));
          notifications.show({ message: t('saved') });
        },
        onError: (error) => form.setErrors(fieldErrorsOf(error)),
      },
    );
  };
  const theirs = save.error && toProblem(save.error).details?.currentProvider;
  const goAndTry = () => trial.mutate(undefined, { onSuccess: ({ url }) => goTo(url) });

  return (
    <form onSubmit={form.onSubmit(() => write(draft.begunOn() ?? provider?.version))} noValidate>
      <div className="cc-pad cc-form">
        <ProviderInputs secret={provider?.clientSecret} isTried={isTried} form={form} />
        {theirs && (
          <ConflictNotice
            differences={listDifferences(
              comparedFields,
              (field) => t(field),
              showIn(fieldsOf(theirs), t),
              showIn(form.values, t),
            )}
            isSaving={save.isPending}
            onKeep={() => write(theirs.version)}
            onTake={() => {
              save.reset();
              adopt(theirs);
              beginAnew(form, fieldsOf(theirs));
            }}
          />
        )}
        {save.error && !theirs && <ProblemNotice problem={toProblem(save.error)} />}
        {trial.error && <ProblemNotice problem={toProblem(trial.error)} />}
      </div>
      <footer className="cc-card-foot">
        <span role="status">{stateOf(provider, form.isDirty(), t, formats.age)}</span>
        <span className="cc-actions">
          {provider && !form.isDirty() && (
            <Button loading={trial.isPending} onClick={goAndTry}>
              {t('tryNow')}
            </Button>
          )}
          <Button type="submit" variant="filled" loading={save.isPending} disabled={Boolean(theirs)}>
            {t('save')}
          </Button>
        </span>
      </footer>
    </form>
  );
}

const comparedFields = ['issuer', 'clientId', 'domains', 'isOn', 'isRequired', 'admitsSupervisors'] as const;

const showIn =
  (values: ProviderFields, t: Translate<'signInSettings'>) =>
  (field: (typeof comparedFields)[number]): string => {
    const value = values[field];
    if (typeof value === 'string') return value;
    return value ? t('on') : t('off');
  };

function stateOf(
  provider: IdentityProvider | null,
  isDirty: boolean,
  t: Translate<'signInSettings'>,
  age: (iso: string) => string,
): string {
  if (isDirty) return t('unsaved');
  if (!provider) return t('nothingYet');
  return provider.triedAt ? t('triedAt', { age: age(provider.triedAt) }) : t('notTried');
}
