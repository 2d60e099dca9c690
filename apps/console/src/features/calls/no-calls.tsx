import { Cord } from '@cordboard/ui';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { messages } from './messages.js';

export function NoCalls({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  return (
    <div className="cc-empty">
      <Cord state="ended" />
      <h2>{isFiltered ? messages.nothingTitle : messages.emptyTitle}</h2>
      <p className="cc-muted">{isFiltered ? messages.nothingText : messages.emptyText}</p>
      {isFiltered ? (
        <Button variant="filled" onClick={onClear}>
          {messages.clear}
        </Button>
      ) : (
        <Link to="/embed" className="cc-link">
          {messages.toEmbed}
        </Link>
      )}
    </div>
  );
}
