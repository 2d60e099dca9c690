import { Button, type ButtonProps } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ConsoleIcon } from './console-icon.js';
import { messages } from './messages.js';

export interface CopyButtonProps extends ButtonProps {
  value: string;
  /** What is copied, for those who hear the button without seeing what stands beside it. */
  of: string;
}

export function CopyButton({ value, of, ...rest }: CopyButtonProps) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      notifications.show({ message: `${messages.copied}: ${of}` });
    } catch {
      notifications.show({ color: 'red', message: messages.copyFailed });
    }
  };
  return (
    <Button leftSection={<ConsoleIcon name="copy" />} aria-label={`${messages.copy}: ${of}`} onClick={copy} {...rest}>
      {messages.copy}
    </Button>
  );
}
