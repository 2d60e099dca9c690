import type { Settings } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { messages } from './messages.js';

export interface ConflictProps {
  yours: Settings;
  theirs: Settings;
  isSaving: boolean;
  onKeep: () => void;
  onTake: () => void;
}

/** Two admins edited one record: both versions, where they differ, and the choice. */
export function Conflict({ yours, theirs, isSaving, onKeep, onTake }: ConflictProps) {
  const fields = (['name', 'country', 'autoRegisterClients'] as const).filter((key) => yours[key] !== theirs[key]);
  return (
    <Notice tone="warning" icon="alert" title={messages.conflictTitle}>
      <p>{messages.conflictText}</p>
      <table className="cc-table cc-conflict">
        <thead>
          <tr>
            <th scope="col">{messages.setting}</th>
            <th scope="col">{messages.theirs}</th>
            <th scope="col">{messages.yours}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((key) => (
            <tr key={key}>
              <th scope="row">{messages.labels[key]}</th>
              <td>{show(theirs[key])}</td>
              <td>{show(yours[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="cc-actions">
        <Button variant="filled" loading={isSaving} onClick={onKeep}>
          {messages.keepMine}
        </Button>
        <Button onClick={onTake}>{messages.takeTheirs}</Button>
      </div>
    </Notice>
  );
}

function show(value: string | boolean): string {
  if (typeof value === 'string') return value;
  return value ? messages.on : messages.off;
}
