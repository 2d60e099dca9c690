import type { TwilioConfig } from '@cordboard/contracts';
import { Icon } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '../../format/use-formats.js';
import { PartyName } from '../../format/party-name.js';
import { edgeName } from '../../format/edge-name.js';
import { useApplications, useTwilioAccount } from './api/twilio-account.js';
import { FormerAuthToken } from './former-auth-token.js';

export type Place = 'credentials' | 'application' | 'caller-id' | 'numbers' | 'devices';

/** What we hold, and what Twilio says of it. A secret goes in and never comes out. */
export function HeldCard({ config, onChange }: { config: TwilioConfig; onChange: (place: Place) => void }) {
  const t = useTranslations('twilio');
  const formats = useFormats();
  const account = useTwilioAccount(true).data;
  const application = useApplications().data?.data.find(({ chosen }) => chosen);
  const change = (place: Place, of: string, verb: 'change' | 'replace' = 'change') => (
    <Button size="compact-sm" aria-label={t(`held.${verb}Of`, { what: of })} onClick={() => onChange(place)}>
      {t(`held.${verb}`)}
    </Button>
  );
  const secret = (stored: TwilioConfig['authToken']) => (
    <span className="cc-state">
      <Icon name="lock" size="sm" />
      {stored.set ? t('secretSet', { lastFour: stored.lastFour, age: formats.age(stored.updatedAt) }) : t('held.none')}
    </span>
  );
  const code = (value: string | null) => (value ? <code>{value}</code> : <span>{t('held.none')}</span>);
  const facts: [string, ReactNode, ReactNode?][] = [
    [
      t('held.accountSid'),
      <>
        {code(config.accountSid)} {account?.friendlyName}
        {account?.type === 'trial' && <span className="cc-tag cc-tag-warning">{t('held.trial')}</span>}
        {account?.status && account.status !== 'active' && (
          <span className="cc-tag cc-tag-danger">{t(`words.${account.status}`)}</span>
        )}
      </>,
    ],
    ...(account?.balance
      ? ([[t('held.balance'), formats.money(account.balance.amount, account.balance.currency)]] as [string, string][])
      : []),
    [t('held.authToken'), secret(config.authToken), change('credentials', t('held.authToken'), 'replace')],
    ...(config.formerAuthToken
      ? ([[t('held.formerAuthToken'), null, <FormerAuthToken key="former" former={config.formerAuthToken} />]] as [
          string,
          null,
          ReactNode,
        ][])
      : []),
    [t('held.apiKeySid'), code(config.apiKeySid)],
    [t('held.apiKeySecret'), secret(config.apiKeySecret), change('credentials', t('held.apiKeySecret'), 'replace')],
    [t('held.region'), t(`regions.${config.region}`)],
    [
      t('held.applicationSid'),
      <>
        {code(config.applicationSid)} {application?.friendlyName}
      </>,
      change('application', t('held.applicationSid')),
    ],
    [
      t('held.callerId'),
      config.callerId ? <PartyName party={config.callerId} /> : t('held.none'),
      change('caller-id', t('held.callerId')),
    ],
    [
      t('held.edge'),
      config.edge ? (edgeName(config.edge) ?? t('devices.roaming')) : t('devices.nearest'),
      change('devices', t('held.edge')),
    ],
    [
      t('held.pushCredentials'),
      <>
        iOS {code(config.pushCredentialSids.ios)} Android {code(config.pushCredentialSids.android)}
      </>,
      change('devices', t('held.pushCredentials')),
    ],
    [t('held.numbers'), t('held.numbersText'), change('numbers', t('held.numbers'))],
  ];
  return (
    <section className="cc-card" aria-labelledby="twilio-held">
      <header className="cc-card-head">
        <h2 id="twilio-held">{t('held.title')}</h2>
        <span className="cc-hint">{t('savedAt', { age: formats.age(config.updatedAt) })}</span>
      </header>
      <dl className="cc-held">
        {facts.map(([name, value, action]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>
              {value !== null && <span className="cc-held-value">{value}</span>}
              {action}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
