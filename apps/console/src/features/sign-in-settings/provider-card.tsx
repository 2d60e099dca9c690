import type { IdentityProviderSettings } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { ConfirmDialog } from '../../shell/confirm-dialog.js';
import { CopyButton } from '../../shell/copy-button.js';
import { useRemoveIdentityProvider } from './api/identity-provider.js';
import { ProviderForm } from './provider-form.js';

/** The company's own sign-in: what it has to be told, what it tells us, and whether it is in use. */
export function ProviderCard({ settings: { redirectUrl, provider } }: { settings: IdentityProviderSettings }) {
  const t = useTranslations('signInSettings');
  const [isRemoving, setRemoving] = useState(false);
  return (
    <section className="cc-card" aria-labelledby="provider">
      <div className="cc-pad">
        <div className="cc-title-line">
          <h2 id="provider">{t('providerTitle')}</h2>
          <span className={provider?.isOn ? 'cc-tag cc-tag-ok' : 'cc-tag'}>{provider?.isOn ? t('on') : t('off')}</span>
        </div>
        <p className="cc-muted">{t('providerText')}</p>
        <p>{t('redirectText')}</p>
        <div className="cc-copyable">
          <code aria-label={t('redirectUrl')}>{redirectUrl}</code>
          <CopyButton value={redirectUrl} of={t('redirectUrl')} />
        </div>
      </div>
      <ProviderForm key={provider ? 'kept' : 'new'} provider={provider} />
      {provider && (
        <footer className="cc-card-foot">
          <span>{t('removeText')}</span>
          <Button variant="subtle" color="red" onClick={() => setRemoving(true)}>
            {t('remove')}
          </Button>
        </footer>
      )}
      {isRemoving && <RemoveProvider onClose={() => setRemoving(false)} />}
    </section>
  );
}

function RemoveProvider({ onClose }: { onClose: () => void }) {
  const t = useTranslations('signInSettings');
  const remove = useRemoveIdentityProvider();
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => {
        notifications.show({ message: t('removed') });
        onClose();
      },
    });
  return (
    <ConfirmDialog
      title={t('removeTitle')}
      action={t('remove')}
      isBusy={remove.isPending}
      problem={remove.error && toProblem(remove.error)}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('removeFollows')}</p>
    </ConfirmDialog>
  );
}
