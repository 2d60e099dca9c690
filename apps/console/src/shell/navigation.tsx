import { Avatar, Icon } from '@cordboard/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isAtLeast, useMe } from '../session/use-session.js';
import { ConsoleIcon } from './console-icon.js';
import { messages } from './messages.js';
import { SignOutButton } from './sign-out-button.js';

type Place = '/' | '/calls' | '/reps' | '/twilio' | '/embed' | '/api-keys' | '/admins' | '/settings';

function Entry({ to, icon, children }: { to: Place; icon: ReactNode; children: string }) {
  return (
    <li>
      <Link to={to} title={children} activeOptions={{ includeSearch: false, exact: true }}>
        {icon}
        <span>{children}</span>
      </Link>
    </li>
  );
}

export function Navigation() {
  const { admin, tenant } = useMe();
  const mayChange = isAtLeast(admin.role, 'admin');
  return (
    <nav className="cc-nav" aria-label={messages.navigation}>
      <p className="cc-brand">
        <span className="cc-mark">
          <Icon name="mark" />
        </span>
        <span>{messages.product}</span>
      </p>
      <p className="cc-tenant" title={tenant.name}>
        {tenant.name}
      </p>
      <ul>
        <Entry to="/" icon={<ConsoleIcon name="bars" />}>
          {messages.overview}
        </Entry>
        <Entry to="/calls" icon={<Icon name="phone" />}>
          {messages.calls}
        </Entry>
        {mayChange && (
          <Entry to="/reps" icon={<ConsoleIcon name="users" />}>
            {messages.reps}
          </Entry>
        )}
      </ul>
      {mayChange && (
        <>
          <p className="cc-nav-head">{messages.connection}</p>
          <ul>
            <Entry to="/twilio" icon={<ConsoleIcon name="plug" />}>
              {messages.twilio}
            </Entry>
            <Entry to="/embed" icon={<ConsoleIcon name="code" />}>
              {messages.embed}
            </Entry>
            <Entry to="/api-keys" icon={<Icon name="key" />}>
              {messages.apiKeys}
            </Entry>
          </ul>
          <p className="cc-nav-head">{messages.company}</p>
          <ul>
            <Entry to="/admins" icon={<ConsoleIcon name="person" />}>
              {messages.admins}
            </Entry>
            <Entry to="/settings" icon={<ConsoleIcon name="sliders" />}>
              {messages.settings}
            </Entry>
          </ul>
        </>
      )}
      <div className="cc-me">
        <Link
          to="/account"
          className="cc-me-link"
          title={messages.signIns}
          aria-label={messages.signInsOf(admin.email)}
        >
          <Avatar name={admin.email.replace(/@.*$/, '')} />
          <span className="cc-me-text">
            <span title={admin.email}>{admin.email}</span>
            <span className="cc-muted">{messages.roles[admin.role]}</span>
          </span>
        </Link>
        <SignOutButton />
      </div>
    </nav>
  );
}
