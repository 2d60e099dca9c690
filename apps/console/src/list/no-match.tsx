import { Button } from '@mantine/core';
import { EmptyState } from '../shell/empty-state.js';

export interface NoMatchProps {
  title: string;
  text: string;
  /** The verb that takes the filters away. */
  clear: string;
  onClear: () => void;
}

/** The filters leave nothing of a list that has something. */
export function NoMatch({ title, text, clear, onClear }: NoMatchProps) {
  return (
    <EmptyState title={title} text={text}>
      <Button variant="filled" onClick={onClear}>
        {clear}
      </Button>
    </EmptyState>
  );
}
