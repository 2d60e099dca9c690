import { Button } from '@mantine/core';

export interface RowActionProps {
  /** The verb; with the row's name it is what those hear who do not see the row. */
  children: string;
  label: string;
  isBusy?: boolean;
  /** Nothing ends by it. */
  isHarmless?: boolean;
  onClick: () => void;
}

/** Ends, removes or revokes what its row stands for, or helps it along. */
export function RowAction({ children, label, isBusy = false, isHarmless = false, onClick }: RowActionProps) {
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      {...(!isHarmless && { color: 'red' })}
      aria-label={label}
      loading={isBusy}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
