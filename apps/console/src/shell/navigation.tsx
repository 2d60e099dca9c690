import { Avatar, Icon } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { setUpSteps } from '@cordboard/contracts';
import { useSetUp } from '../features/set-up/api/set-up.js';
import { isAtLeast, useMe, useSession } from '../session/use-session.js';
import { ConsoleIcon } from './console-icon.js';
import { LanguageSelect } from './language-select.js';
import { SignOutButton } from './sign-out-button.js';

type Place =
  | '/'
  | '/set-up'
  | '/calls'
  | '/reps'
  | '/twilio'
  | '/embed'
  | '/api-keys'
  | '/admins'
  | '/calling-rules'
  | '/audit-log'
  | '/settings'
  | '/sign-in-settings';

function Entry({ to, icon, count, children }: { to: Place; icon: ReactNode; count?: string; children: string }) {
  return (
    <li>
      <Link to={to} title={children} activeOptions={{ includeSearch: false, exact: to === '/' }}>
        {icon}
        <span>{children}</span>
        {count && <span className="cc-count">{count}</span>}
      </Link>
    </li>
  );
}

export function Navigation() {
  const t = useTranslations('shell');
  const session = useSession();
  const { admin, tenant } = useMe();
  const mayChange = isAtLeast(admin.role, 'admin');
  const setUp = useSetUp(mayChange).data;
  return (
    <nav className="cc-nav" aria-label={t('navigation')}>
      <p className="cc-brand">
        <span className="cc-mark">
          <Icon name="mark" />
        </span>
        <span>{t('product')}</span>
      </p>
      <p className="cc-tenant" title={tenant.name}>
        {tenant.name}
      </p>
      <ul>
        {mayChange && setUp && setUp.done.length < setUpSteps.length && (
          <Entry
            to="/set-up"
            icon={<Icon name="check" />}
            count={t('setUpCount', { done: setUp.done.length, all: setUpSteps.length })}
          >
            {t('setUp')}
          </Entry>
        )}
        <Entry to="/" icon={<ConsoleIcon name="bars" />}>
          {t('overview')}
        </Entry>
        <Entry to="/calls" icon={<Icon name="phone" />}>
          {t('calls')}
        </Entry>
        {mayChange && (
          <Entry to="/reps" icon={<ConsoleIcon name="users" />}>
            {t('reps')}
          </Entry>
        )}
      </ul>
      {mayChange && (
        <>
          <p className="cc-nav-head">{t('connection')}</p>
          <ul>
            <Entry to="/twilio" icon={<ConsoleIcon name="plug" />}>
              {t('twilio')}
            </Entry>
            <Entry to="/embed" icon={<ConsoleIcon name="code" />}>
              {t('embed')}
            </Entry>
            <Entry to="/api-keys" icon={<Icon name="key" />}>
              {t('apiKeys')}
            </Entry>
          </ul>
          <p className="cc-nav-head">{t('company')}</p>
          <ul>
            <Entry to="/admins" icon={<ConsoleIcon name="person" />}>
              {t('admins')}
            </Entry>
            <Entry to="/calling-rules" icon={<ConsoleIcon name="globe" />}>
              {t('callingRules')}
            </Entry>
            <Entry to="/audit-log" icon={<ConsoleIcon name="log" />}>
              {t('auditLog')}
            </Entry>
            <Entry to="/settings" icon={<ConsoleIcon name="sliders" />}>
              {t('settings')}
            </Entry>
            {isAtLeast(admin.role, 'owner') && (
              <Entry to="/sign-in-settings" icon={<Icon name="lock" />}>
                {t('signInSettings')}
              </Entry>
            )}
          </ul>
        </>
      )}
      <LanguageSelect />
      <div className="cc-me">
        <Link
          to="/account"
          className="cc-me-link"
          title={t('account')}
          aria-label={t('accountOf', { email: admin.email })}
        >
          <Avatar name={admin.email.replace(/@.*$/, '')} />
          <span className="cc-me-text">
            <span title={admin.email}>{admin.email}</span>
            <span className="cc-muted">{t(`roles.${admin.role}`)}</span>
          </span>
        </Link>
        <SignOutButton session={session} />
      </div>
    </nav>
  );
}
