import type { SetUpStep } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { RegisterForm } from '../reps/register-form.js';
import { ApplicationPicker } from '../twilio/application-picker.js';
import { CallerIdPicker } from '../twilio/caller-id-picker.js';
import { CredentialsForm } from '../twilio/credentials-form.js';
import { NumberBindings } from '../twilio/number-bindings.js';

/** What is done in a step: the same as on the pages where it is changed later. */
export function StepBody({ step, isDone, onDone }: { step: SetUpStep; isDone: boolean; onDone: () => void }) {
  const t = useTranslations('setUp');
  const leave = isDone ? { onLeave: onDone } : {};
  switch (step) {
    case 'credentials':
      return <CredentialsForm onDone={onDone} {...leave} />;
    case 'application':
      return <ApplicationPicker onDone={onDone} {...leave} />;
    case 'caller-id':
      return (
        <div className="cc-form">
          <NumberBindings />
          <CallerIdPicker onDone={onDone} {...leave} />
        </div>
      );
    case 'reps':
      return (
        <div className="cc-form">
          <RegisterForm />
          <p>
            <Link to="/reps" className="cc-link">
              {t('toReps')}
            </Link>
          </p>
          {isDone && <Button onClick={onDone}>{t('next')}</Button>}
        </div>
      );
    case 'embed':
      return (
        <p>
          {t('steps.embed.text')}{' '}
          <Link to="/embed" className="cc-link">
            {t('toEmbed')}
          </Link>
        </p>
      );
  }
}
