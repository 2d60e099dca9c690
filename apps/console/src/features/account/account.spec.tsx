import { afterEach, expect, test } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import { answer } from '../../testing/answers.js';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';

afterEach(closeConsole);

const session = (digit: number, device: string, isCurrent: boolean) => ({
  id: `019b8d2e-0000-7000-8000-00000000000${digit}`,
  isCurrent,
  device,
  signedInAt: '2026-01-05T08:00:00.000Z',
  lastUsedAt: '2026-01-05T09:00:00.000Z',
  expiresAt: '2026-01-05T20:00:00.000Z',
});

test('a sign-in that is not this one can be ended', async () => {
  let sessions = [session(1, 'Firefox on Linux', true), session(2, 'Safari on macOS', false)];
  const { user } = await openConsole('/account', (api) => {
    api.answers['GET /v1/sessions'] = () => answer(200, { data: sessions });
    api.answers['DELETE /v1/sessions/019b8d2e-0000-7000-8000-000000000002'] = () => {
      sessions = sessions.filter(({ isCurrent }) => isCurrent);
      return answer(204);
    };
  });
  expect((await screen.findByRole('row', { name: /Firefox on Linux/ })).textContent).toContain('This one');
  expect(screen.queryByRole('button', { name: 'End Firefox on Linux' })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'End Safari on macOS' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /Safari on macOS/ })).toBeNull());
});
