import { Switch } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useSession } from '../../session/use-session.js';
import { ProblemNotice } from '../../shell/problem-notice.js';
import { Waiting } from '../../shell/waiting.js';
import { useSaveSignInPolicy, useSignInPolicy } from './api/sign-in-policy.js';

/** What holds for everybody who signs in with a password. */
export function PolicyCard() {
  const t = useTranslations('signInSettings');
  const session = useSession();
  const policy = useSignInPolicy();
  const save = useSaveSignInPolicy();
  const change = (requiresSecondFactor: boolean) =>
    save.mutate(
      { requiresSecondFactor },
      {
        onSuccess: () => {
          notifications.show({ message: t(requiresSecondFactor ? 'nowRequired' : 'notRequired') });
          // It may hold for oneself first of all.
          session.refresh().catch(() => undefined);
        },
      },
    );
  return (
    <section className="cc-card cc-pad" aria-labelledby="policy">
      <h2 id="policy">{t('policyTitle')}</h2>
      {policy.isPending && <Waiting>{t('reading')}</Waiting>}
      {policy.error && <ProblemNotice problem={toProblem(policy.error)} onRetry={() => void policy.refetch()} />}
      {save.error && <ProblemNotice problem={toProblem(save.error)} />}
      {policy.data && (
        <Switch
          label={t('requireSecondFactor')}
          description={t('requireSecondFactorHint')}
          checked={save.isPending ? save.variables.requiresSecondFactor : policy.data.requiresSecondFactor}
          disabled={save.isPending}
          onChange={({ currentTarget }) => change(currentTarget.checked)}
        />
      )}
    </section>
  );
}
