import type { Client } from '@cordboard/contracts';
import { Avatar } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { formatDate } from '../../format/time.js';
import { messages } from './messages.js';

export function RepTable({ reps, onRemove }: { reps: Client[]; onRemove: (rep: Client) => void }) {
  return (
    <table className="cc-table cc-list-table">
      <thead>
        <tr>
          <th scope="col">{messages.name}</th>
          <th scope="col">{messages.clientName}</th>
          <th scope="col">{messages.since}</th>
          <th scope="col" className="cc-number">
            {messages.actions}
          </th>
        </tr>
      </thead>
      <tbody>
        {reps.map((rep) => (
          <tr key={rep.id}>
            <td data-head={messages.name}>
              <span className="cc-person">
                <Avatar name={rep.displayName} />
                {rep.displayName}
              </span>
            </td>
            <td data-head={messages.clientName} className="cc-mono">
              {rep.name}
            </td>
            <td data-head={messages.since}>{formatDate(rep.createdAt)}</td>
            <td className="cc-number">
              <span className="cc-row-actions">
                <Link to="/calls" search={{ q: rep.name }} className="cc-link" aria-label={messages.calls(rep.name)}>
                  {messages.callsShort}
                </Link>
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="red"
                  aria-label={messages.removeRep(rep.name)}
                  onClick={() => onRemove(rep)}
                >
                  {messages.remove}
                </Button>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
