import { cleanNotifications } from '@mantine/notifications';
import { createMemoryHistory } from '@tanstack/react-router';
import { act, cleanup, configure, render } from '@testing-library/react';
import { userEvent, type UserEvent } from '@testing-library/user-event';
import { ConsoleApp } from '../console-app.js';
import type { Opening } from '../opening/take-opening.js';
import type { EventStream } from '../live/live-feed.js';
import { FakeApi } from './fake-api.js';

// What does not come about in a second on a busy machine comes about later.
configure({ asyncUtilTimeout: 15_000 });

/** The whole console at `path`, before an API in the test's hands. */
export async function openConsole(
  path: string,
  arrange: (api: FakeApi) => void = () => undefined,
  { opening = { kind: 'console' }, openLiveStream }: { opening?: Opening; openLiveStream?: () => EventStream } = {},
) {
  const api = new FakeApi();
  arrange(api);
  const history = createMemoryHistory({ initialEntries: [`/console${path}`] });
  const wentTo: string[] = [];
  const goTo = (url: string) => void wentTo.push(url);
  const user = userEvent.setup({ delay: null });
  await act(async () => {
    render(
      <ConsoleApp
        fetch={api.fetch}
        history={history}
        opening={opening}
        goTo={goTo}
        {...(openLiveStream && { openLiveStream })}
        env="test"
      />,
    );
  });
  return { api, user, history, wentTo };
}

/** As a password manager or a paste does it: a form is rendered anew for each letter that is typed. */
export async function pasteInto(user: UserEvent, field: Element, text: string): Promise<void> {
  await user.click(field);
  await user.paste(text);
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
