import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useSession } from '../../session/use-session.js';
import { EntranceCard } from '../../shell/entrance-card.js';
import { SetUpSecondFactor } from './set-up-second-factor.js';

/** In the place of the whole console, which the API would refuse. */
export function RequiredSecondFactor() {
  const t = useTranslations('account.secondFactor');
  const session = useSession();
  const leave = () => void session.signOut().catch(() => session.leave());
  return (
    <EntranceCard title={t('requiredTitle')} lead={t('requiredText')}>
      <SetUpSecondFactor onDone={() => void session.open()} onCancel={leave} />
      <Button variant="subtle" onClick={leave}>
        {t('signOut')}
      </Button>
    </EntranceCard>
  );
}
