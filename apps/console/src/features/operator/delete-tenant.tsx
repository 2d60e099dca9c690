import type { OperatedTenant } from '@cordboard/contracts';
import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useChangeTenant } from './api/tenants.js';

/** Its name is typed by hand, so that the wrong row is noticed. */
export function DeleteTenant({ tenant, onClose }: { tenant: OperatedTenant; onClose: () => void }) {
  const t = useTranslations('operator');
  const shell = useTranslations('shell');
  const change = useChangeTenant();
  const { name } = tenant;
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: (typed) => (typed === name ? null : t('nameMismatch', { name })) },
  });
  const submit = form.onSubmit((typed) =>
    change.mutate(
      { tenant, change: { kind: 'delete', name: typed.name } },
      {
        onSuccess: () => {
          notifications.show({ message: t('deleted', { name }) });
          onClose();
        },
      },
    ),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deleteTitle', { name })}
      closeButtonProps={{ 'aria-label': shell('cancel') }}
    >
      <form onSubmit={submit} noValidate className="cc-form">
        <p>{t('deleteFollows')}</p>
        {change.error && <ProblemNotice problem={toProblem(change.error)} />}
        <TextInput label={t('typeName', { name })} autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        <div className="cc-actions cc-actions-end">
          <Button onClick={onClose}>{shell('cancel')}</Button>
          <Button type="submit" variant="filled" color="red" loading={change.isPending}>
            {t('actions.delete')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
