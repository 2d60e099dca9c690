import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { toProblem } from '../../api/api-problem.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { useRegisterClient } from './api/clients.js';
import { explainName, suggestName } from './client-name.js';
import { messages } from './messages.js';

export function RegisterForm() {
  const register = useRegisterClient();
  const form = useForm({
    initialValues: { name: '', displayName: '' },
    validate: { name: (name) => (name ? explainName(name) : messages.nameMissing) },
  });
  const { name } = form.values;
  const explanation = explainName(name);
  const suggestion = explanation ? suggestName(name) : null;
  const problem = register.error ? toProblem(register.error) : null;
  const isTaken = problem?.code === 'client.name_taken';

  const submit = form.onSubmit(({ name, displayName }) => {
    const rep = { name, ...(displayName.trim() ? { displayName: displayName.trim() } : {}) };
    register.mutate(rep, {
      onSuccess: () => {
        form.reset();
        notifications.show({ message: messages.registered(name) });
      },
      onError: (error) => {
        const { code, fieldErrors, message } = toProblem(error);
        form.setErrors(code === 'client.name_taken' ? { name: message } : fieldErrors);
      },
    });
  });

  return (
    <section className="cc-card cc-pad">
      <h2>{messages.registerTitle}</h2>
      <form onSubmit={submit} noValidate className="cc-form">
        <div className="cc-form-row">
          <TextInput
            label={messages.clientName}
            description={messages.clientNameHint}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('name')}
            error={explanation ?? form.errors['name']}
          />
          <TextInput
            label={messages.displayName}
            description={messages.displayNameHint}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            autoComplete="off"
            {...form.getInputProps('displayName')}
          />
        </div>
        <div className="cc-actions">
          <Button type="submit" variant="filled" loading={register.isPending}>
            {messages.register}
          </Button>
          {suggestion && (
            <Button onClick={() => form.setFieldValue('name', suggestion)}>{messages.use(suggestion)}</Button>
          )}
        </div>
        {problem && (!isTaken || form.errors['name']) && <ProblemNotice problem={problem} />}
      </form>
    </section>
  );
}
