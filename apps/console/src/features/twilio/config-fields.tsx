import { regions, type TwilioConfig } from '@cordboard/contracts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useDraft } from '../../drafts/use-draft.js';
import { useFormats } from '../../format/use-formats.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useSaveTwilioConfig } from './api/twilio-config.js';
import { checksOf, isSecretKept, toRequest, toValues } from './config-form.js';
import { SecretField } from './secret-field.js';

const inputOrder: ('label' | 'input' | 'error' | 'description')[] = ['label', 'input', 'error', 'description'];

export function ConfigForm({ config }: { config: TwilioConfig | null }) {
  const t = useTranslations('twilio');
  const formats = useFormats();
  const save = useSaveTwilioConfig();
  const form = useForm({ initialValues: toValues(config), validate: checksOf(config, t), validateInputOnBlur: true });
  useDraft(form, 'twilio', { secrets: ['authToken', 'apiKeySecret'] });
  const sid = (field: 'accountSid' | 'apiKeySid' | 'applicationSid') => ({
    label: t(field),
    description: t(`${field}Hint`),
    inputWrapperOrder: inputOrder,
    autoComplete: 'off',
    spellCheck: false,
    classNames: { input: 'cc-mono' },
    ...form.getInputProps(field),
  });
  const secret = (field: 'authToken' | 'apiKeySecret', sidField: 'accountSid' | 'apiKeySid') => ({
    label: t(field),
    hint: t(`${field}Hint`),
    stored: config && isSecretKept(config, field, form.values[sidField]) ? config[field] : null,
    ...form.getInputProps(field),
    value: form.values[field],
  });

  const submit = form.onSubmit((values) =>
    save.mutate(toRequest(values), {
      onSuccess: (saved) => {
        form.setInitialValues(toValues(saved));
        form.reset();
        notifications.show({ message: t('saved') });
      },
      onError: (error) => form.setErrors(toProblem(error).fieldErrors),
    }),
  );

  return (
    <form onSubmit={submit} noValidate className="cc-card">
      <div className="cc-pad cc-form">
        <h2>{t('account')}</h2>
        <TextInput {...sid('accountSid')} />
        <SecretField {...secret('authToken', 'accountSid')} />
        <TextInput {...sid('apiKeySid')} />
        <SecretField {...secret('apiKeySecret', 'apiKeySid')} />
        <h2>{t('application')}</h2>
        <TextInput {...sid('applicationSid')} />
        <div className="cc-form-row">
          <TextInput
            label={t('callerId')}
            description={t('callerIdHint')}
            inputWrapperOrder={inputOrder}
            type="tel"
            autoComplete="off"
            {...form.getInputProps('callerId')}
          />
          <NativeSelect
            label={t('region')}
            data={regions.map((value) => ({ value, label: t(`regions.${value}`) }))}
            {...form.getInputProps('region')}
          />
        </div>
        {save.error && <ProblemNotice problem={toProblem(save.error)} />}
      </div>
      <footer className="cc-card-foot">
        <span role="status">
          {form.isDirty() ? t('unsaved') : config && t('savedAt', { age: formats.age(config.updatedAt) })}
        </span>
        <Button type="submit" variant="filled" loading={save.isPending}>
          {config ? t('save') : t('connect')}
        </Button>
      </footer>
    </form>
  );
}
