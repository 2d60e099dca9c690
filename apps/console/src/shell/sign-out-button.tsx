import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useTranslations } from 'use-intl';
import { toProblem } from '../api/api-problem.js';
import { useProblemWords } from '../api/use-problem-words.js';
import { ConsoleIcon } from './console-icon.js';

export function SignOutButton({ session }: { session: { signOut(): Promise<void> } }) {
  const t = useTranslations('shell');
  const wordsOf = useProblemWords();
  const signOut = () => {
    session.signOut().catch((error: unknown) => {
      const { what, remedy } = wordsOf(toProblem(error));
      notifications.show({
        color: 'red',
        title: t('signOutFailed'),
        message: [what, remedy].filter(Boolean).join(' '),
      });
    });
  };
  return (
    <ActionIcon variant="subtle" size={36} aria-label={t('signOut')} title={t('signOut')} onClick={signOut}>
      <ConsoleIcon name="leave" />
    </ActionIcon>
  );
}
