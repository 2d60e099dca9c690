import type { OperatorMe } from '@cordboard/contracts';
import { useTranslations } from 'use-intl';
import type { Session } from '../../session/session.js';
import { SignInForm } from '../../session/sign-in-form.js';
import { EntranceCard } from '../../shell/entrance-card.js';

export function OperatorSignInPage({ session }: { session: Session<OperatorMe> }) {
  const t = useTranslations('operator');
  return (
    <EntranceCard title={t('signInTitle')} lead={t('signInLead')}>
      <SignInForm session={session} />
      <p className="cc-hint">
        {t('notOperator')}{' '}
        <a className="cc-link" href="/console/">
          {t('toConsole')}
        </a>
      </p>
    </EntranceCard>
  );
}
