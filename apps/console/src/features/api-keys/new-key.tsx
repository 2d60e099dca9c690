import type { CreatedApiKey } from '@cordboard/contracts';
import { Notice } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { CopyButton } from '../../shell/copy-button.js';
import { messages } from './messages.js';

/** The only time that the key is seen. It stays until the admin says that it is stored. */
export function NewKey({ created, onStored }: { created: CreatedApiKey; onStored: () => void }) {
  return (
    <Notice tone="line" icon="key" title={messages.createdTitle(created.name)}>
      <p>{messages.createdText}</p>
      <div className="cc-copyable cc-new-key">
        <code aria-label={messages.key}>{created.key}</code>
        <CopyButton value={created.key} of={messages.key} variant="filled" />
        <Button onClick={onStored}>{messages.stored}</Button>
      </div>
    </Notice>
  );
}
