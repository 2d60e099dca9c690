import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { toProblem } from '../api/api-problem.js';
import { useSession } from '../session/use-session.js';
import { ConsoleIcon } from './console-icon.js';
import { messages } from './messages.js';

export function SignOutButton() {
  const session = useSession();
  const signOut = () => {
    session.signOut().catch((error: unknown) => {
      const { message, remedy } = toProblem(error);
      notifications.show({
        color: 'red',
        title: messages.signOutFailed,
        message: [message, remedy].filter(Boolean).join(' '),
      });
    });
  };
  return (
    <ActionIcon variant="subtle" size={36} aria-label={messages.signOut} title={messages.signOut} onClick={signOut}>
      <ConsoleIcon name="leave" />
    </ActionIcon>
  );
}
