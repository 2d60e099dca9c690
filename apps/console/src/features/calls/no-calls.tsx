import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../shell/empty-state.js';
import { messages } from './messages.js';

export function NoCalls({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (isFiltered) {
    return (
      <EmptyState title={messages.nothingTitle} text={messages.nothingText}>
        <Button variant="filled" onClick={onClear}>
          {messages.clear}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={messages.emptyTitle} text={messages.emptyText}>
      <Link to="/embed" className="cc-link">
        {messages.toEmbed}
      </Link>
    </EmptyState>
  );
}
