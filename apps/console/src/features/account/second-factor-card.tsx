import type { SecondFactor } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../api/api-problem.js';
import { useRenewRecoveryCodes, useSwitchSecondFactorOff } from './api/second-factor.js';
import { ProveDialog } from './prove-dialog.js';
import { RecoveryCodeList } from './recovery-code-list.js';
import { SetUpSecondFactor } from './set-up-second-factor.js';

const fewCodes = 3;

export interface SecondFactorCardProps {
  secondFactor: SecondFactor;
  /** Something about it is another now. */
  onChanged: () => void;
}

export function SecondFactorCard({ secondFactor, onChanged }: SecondFactorCardProps) {
  const t = useTranslations('account.secondFactor');
  const [isSettingUp, setSettingUp] = useState(false);
  const stop = () => setSettingUp(false);
  return (
    <section className="cc-card cc-pad" aria-labelledby="second-factor">
      <div className="cc-title-line">
        <h2 id="second-factor">{t('title')}</h2>
        <span className={secondFactor.isOn ? 'cc-tag cc-tag-ok' : 'cc-tag'}>
          {secondFactor.isOn ? t('on') : t('off')}
        </span>
      </div>
      <p className="cc-muted">{t('text')}</p>
      {secondFactor.isOn && !isSettingUp && <Present secondFactor={secondFactor} onChanged={onChanged} />}
      {isSettingUp && <SetUpSecondFactor onConfirmed={onChanged} onDone={stop} onCancel={stop} />}
      {!secondFactor.isOn && !isSettingUp && (
        <div className="cc-actions">
          <Button variant="filled" onClick={() => setSettingUp(true)}>
            {t('setUp')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Present({ secondFactor: { recoveryCodesLeft }, onChanged }: SecondFactorCardProps) {
  const t = useTranslations('account.secondFactor');
  const [asked, setAsked] = useState<'renew' | 'off' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const renew = useRenewRecoveryCodes();
  const off = useSwitchSecondFactorOff();
  if (codes) {
    return (
      <RecoveryCodeList
        codes={codes}
        onStored={() => {
          setCodes(null);
          onChanged();
        }}
      />
    );
  }
  return (
    <>
      {recoveryCodesLeft <= fewCodes ? (
        <Notice tone="warning" icon="alert" role="none" title={t('codesLeft', { count: recoveryCodesLeft })}>
          <p>{t('fewCodes')}</p>
        </Notice>
      ) : (
        <p>{t('codesLeft', { count: recoveryCodesLeft })}</p>
      )}
      <div className="cc-actions">
        <Button onClick={() => setAsked('renew')}>{t('renew')}</Button>
        <Button variant="subtle" color="red" onClick={() => setAsked('off')}>
          {t('switchOff')}
        </Button>
      </div>
      {asked === 'renew' && (
        <ProveDialog
          title={t('renewTitle')}
          text={t('renewText')}
          action={t('renew')}
          isBusy={renew.isPending}
          problem={renew.error && toProblem(renew.error)}
          onClose={() => setAsked(null)}
          onProve={(proof) =>
            renew.mutate(proof, {
              onSuccess: ({ recoveryCodes }) => {
                setAsked(null);
                setCodes(recoveryCodes);
              },
            })
          }
        />
      )}
      {asked === 'off' && (
        <ProveDialog
          title={t('offTitle')}
          text={t('offText')}
          action={t('switchOff')}
          isDangerous
          isBusy={off.isPending}
          problem={off.error && toProblem(off.error)}
          onClose={() => setAsked(null)}
          onProve={(proof) =>
            off.mutate(proof, {
              onSuccess: () => {
                notifications.show({ message: t('isOff') });
                setAsked(null);
                onChanged();
              },
            })
          }
        />
      )}
    </>
  );
}
