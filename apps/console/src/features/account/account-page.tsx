import type { SecondFactor } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Page } from '../../shell/page.js';
import { sessionsKey } from './api/sessions.js';
import { PasswordCard } from './password-card.js';
import { SecondFactorCard } from './second-factor-card.js';
import { SessionList } from './session-list.js';

export interface AccountPageProps {
  email: string;
  secondFactor: SecondFactor;
  hasPassword: boolean;
  /** Reads again who is signed in. */
  onChanged: () => Promise<void>;
}

/** How somebody signs in, an admin or an operator. */
export function AccountPage({ email, secondFactor, hasPassword, onChanged }: AccountPageProps) {
  const t = useTranslations('account');
  const queries = useQueryClient();
  const changed = () => {
    // What is shown is old for a while then, and the next reading mends it.
    onChanged().catch(() => undefined);
    void queries.invalidateQueries({ queryKey: sessionsKey });
  };
  return (
    <Page title={t('title')} lead={t('lead', { email })}>
      <div className="cc-stack cc-reading">
        {hasPassword ? (
          <>
            <SecondFactorCard secondFactor={secondFactor} onChanged={changed} />
            <PasswordCard />
          </>
        ) : (
          <Notice tone="neutral" icon="info" role="none" title={t('noPassword')}>
            <p>{t('noPasswordText')}</p>
          </Notice>
        )}
        <SessionList />
      </div>
    </Page>
  );
}
