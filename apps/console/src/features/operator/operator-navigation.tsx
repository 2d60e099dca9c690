import { Avatar, Icon } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { ConsoleIcon } from '../../shell/console-icon.js';
import { LanguageSelect } from '../../shell/language-select.js';
import { SignOutButton } from '../../shell/sign-out-button.js';
import { useOperator, useOperatorSession } from './operator-session.js';

export function OperatorNavigation({ label }: { label: string }) {
  const t = useTranslations('operator');
  const shell = useTranslations('shell');
  const session = useOperatorSession();
  const { email } = useOperator();
  return (
    <nav className="cc-nav" aria-label={label}>
      <p className="cc-brand">
        <span className="cc-mark">
          <Icon name="mark" />
        </span>
        <span>{shell('product')}</span>
      </p>
      <p className="cc-tenant">{t('area')}</p>
      <ul>
        <li>
          <Link to="/" title={t('title')} activeOptions={{ includeSearch: false, exact: true }}>
            <ConsoleIcon name="users" />
            <span>{t('title')}</span>
          </Link>
        </li>
        <li>
          <Link to="/audit-log" title={shell('auditLog')} activeOptions={{ includeSearch: false }}>
            <ConsoleIcon name="log" />
            <span>{shell('auditLog')}</span>
          </Link>
        </li>
      </ul>
      <LanguageSelect />
      <div className="cc-me">
        <Link to="/account" className="cc-me-link" title={shell('account')} aria-label={shell('accountOf', { email })}>
          <Avatar name={email.replace(/@.*$/, '')} />
          <span className="cc-me-text">
            <span title={email}>{email}</span>
            <span className="cc-muted">{t('role')}</span>
          </span>
        </Link>
        <SignOutButton session={session} />
      </div>
    </nav>
  );
}
