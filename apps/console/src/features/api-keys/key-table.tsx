import type { ApiKey } from '@cordboard/contracts';
import { Button } from '@mantine/core';
import { formatAge, formatDate, formatMoment } from '../../format/time.js';
import { messages } from './messages.js';

export function KeyTable({ keys, onRevoke }: { keys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  return (
    <table className="cc-table cc-list-table">
      <thead>
        <tr>
          <th scope="col">{messages.name}</th>
          <th scope="col">{messages.preview}</th>
          <th scope="col">{messages.created}</th>
          <th scope="col">{messages.lastUsed}</th>
          <th scope="col" className="cc-number">
            {messages.actions}
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key.id}>
            <td data-head={messages.name}>
              <strong>{key.name}</strong>
            </td>
            <td data-head={messages.preview}>
              {key.preview ? (
                <span className="cc-mono">
                  {key.preview.prefix}…{key.preview.lastFour}
                </span>
              ) : (
                <span className="cc-muted">{messages.unknownPreview}</span>
              )}
            </td>
            <td data-head={messages.created}>{formatDate(key.createdAt)}</td>
            <td data-head={messages.lastUsed}>
              {key.lastUsedAt ? (
                <time dateTime={key.lastUsedAt} title={formatMoment(key.lastUsedAt)}>
                  {formatAge(key.lastUsedAt)}
                </time>
              ) : (
                messages.never
              )}
            </td>
            <td className="cc-number">
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={messages.revokeKey(key.name)}
                onClick={() => onRevoke(key)}
              >
                {messages.revoke}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
