import type { Admin } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { formatDate } from '../../format/time.js';
import { isAtLeast, useMe } from '../../session/use-session.js';
import { messages } from './messages.js';

/** Only an owner removes admins, and nobody here removes themselves. */
export function AdminTable({ admins, onRemove }: { admins: Admin[]; onRemove: (admin: Admin) => void }) {
  const { admin: me } = useMe();
  const mayRemove = isAtLeast(me.role, 'owner');
  return (
    <table className="cc-table cc-list-table">
      <thead>
        <tr>
          <th scope="col">{messages.email}</th>
          <th scope="col">{messages.role}</th>
          <th scope="col">{messages.since}</th>
          <th scope="col" className="cc-number">
            {messages.actions}
          </th>
        </tr>
      </thead>
      <tbody>
        {admins.map((admin) => (
          <tr key={admin.id}>
            <td data-head={messages.email}>{admin.email}</td>
            <td data-head={messages.role}>{messages.roles[admin.role]}</td>
            <td data-head={messages.since}>{formatDate(admin.createdAt)}</td>
            <td className="cc-number">
              {admin.id === me.id && <span className="cc-tag cc-tag-line">{messages.you}</span>}
              {admin.id !== me.id && mayRemove && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={messages.removeAdmin(admin.email)}
                  onClick={() => onRemove(admin)}
                >
                  {messages.remove}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
