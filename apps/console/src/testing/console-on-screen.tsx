import { cleanNotifications } from '@mantine/notifications';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { ConsoleApp } from '../console-app.js';
import { FakeApi } from './fake-api.js';

/** The whole console at `path`, before an API in the test's hands. */
export async function openConsole(
  path: string,
  arrange: (api: FakeApi) => void = () => undefined,
  { invitation }: { invitation?: string } = {},
) {
  const api = new FakeApi();
  arrange(api);
  const history = createMemoryHistory({ initialEntries: [`/console${path}`] });
  const user = userEvent.setup({ delay: null });
  await act(async () => {
    render(<ConsoleApp fetch={api.fetch} history={history} invitation={invitation} env="test" />);
  });
  return { api, user, history };
}

/** As a reload does; notifications outlive the page that showed them. */
export function closePage(): void {
  cleanup();
  cleanNotifications();
}

/** After each test. */
export function closeConsole(): void {
  closePage();
  sessionStorage.clear();
  localStorage.clear();
}
