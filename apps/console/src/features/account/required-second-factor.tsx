import { Icon } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { useSession } from '../../session/use-session.js';
import { LanguageSelect } from '../../shell/language-select.js';
import { SetUpSecondFactor } from './set-up-second-factor.js';

/** In the place of the whole console, which the API would refuse. */
export function RequiredSecondFactor() {
  const t = useTranslations('account.secondFactor');
  const session = useSession();
  useDocumentTitle(t('requiredTitle'));
  const leave = () => void session.signOut().catch(() => session.leave());
  return (
    <main className="cc-entrance">
      <div className="cc-entrance-card">
        <span className="cc-mark">
          <Icon name="mark" size="lg" />
        </span>
        <h1>{t('requiredTitle')}</h1>
        <p className="cc-muted">{t('requiredText')}</p>
        <SetUpSecondFactor onDone={() => void session.open()} onCancel={leave} />
        <Button variant="subtle" onClick={leave}>
          {t('signOut')}
        </Button>
        <LanguageSelect />
      </div>
    </main>
  );
}
