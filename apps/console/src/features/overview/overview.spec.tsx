import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answer } from '../../testing/answers.js';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';
import { anOverview } from '../../testing/records.js';
import { addDays, readOverviewSearch } from './day.js';

afterEach(closeConsole);

const theCard = (title: string) => screen.getByRole('heading', { name: title }).closest('section') as HTMLElement;

describe('the overview', () => {
  test('tells the day in figures, and its hours in a sentence and a table', async () => {
    const { user } = await openConsole('/');
    const rate = await screen.findByText('75%');
    expect(rate.closest('dl')?.textContent).toMatch(/Calls12.*Missed2.*Talked66 min/);
    expect(screen.getByText(/^Most calls began at 9:00\sAM: 8\.$/)).toBeTruthy();
    await user.click(within(theCard('Calls by hour')).getByText('As a table'));
    const rows = within(screen.getByRole('table', { name: 'Calls by hour' })).getAllByRole('row');
    const cells = rows.map((row) => [...row.children].map(({ textContent }) => textContent?.replace(/\s/g, ' ')));
    expect(cells).toEqual([
      ['Hour', 'Calls', 'Answered', 'Missed', 'Other calls'],
      ['9:00 AM', '8', '6', '2', '0'],
      ['10:00 AM', '4', '3', '0', '1'],
    ]);
  });

  test('draws each hour as a bar of what became of its calls', async () => {
    await openConsole('/');
    const answered = await waitFor(() => {
      const bars = [...theCard('Calls by hour').querySelectorAll('rect.cc-chart-1')];
      expect(bars).toHaveLength(24);
      return bars.map((bar) => Number(bar.getAttribute('height')));
    });
    expect(answered.filter((height) => height > 0)).toHaveLength(2);
    expect((answered[9] ?? 0) / (answered[10] ?? 0)).toBeCloseTo(6 / 3);
  });

  test('says why calls were missed, and what happened on the days before', async () => {
    const { user } = await openConsole('/?day=2026-01-05');
    const reason = await screen.findByText('Nobody was reachable');
    expect(reason.parentElement?.textContent).toContain('2');
    await screen.findByRole('heading', { name: 'Calls by day' });
    await user.click(within(theCard('Calls by day')).getByText('As a table'));
    const table = screen.getByRole('table', { name: 'Calls by day' });
    expect(within(table).getByRole('row', { name: 'Jan 5 5 4 1 0' })).toBeTruthy();
  });

  test('puts first what needs somebody, with the way there', async () => {
    await openConsole('/', (api) => {
      const failed = { state: 'failed', severity: 'error' };
      const lesser = { state: 'failed', severity: 'warning' };
      api.answers['GET /v1/twilio-checks'] = () =>
        answer(200, { data: [{ findings: [failed, failed, lesser] }], nextCursor: null });
    });
    const card = (await screen.findByRole('region', { name: 'Needs you' })) as HTMLElement;
    await within(card).findByText('2 findings in the latest check.');
    expect(within(card).getByRole('link', { name: 'Look and repair' }).getAttribute('href')).toBe('/console/twilio');
    expect(within(card).getByText('2 callers reached nobody')).toBeTruthy();
  });

  test('counts in the time zone of its viewer', async () => {
    const { api } = await openConsole('/');
    await screen.findByText('75%');
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    expect(api.asked('GET', '/v1/overview').at(-1)?.query.get('timeZone')).toBe(timeZone);
  });

  test('goes to the day before, and the address says which', async () => {
    const { api, user, history } = await openConsole('/?day=2026-01-05');
    await user.click(await screen.findByRole('button', { name: 'Day before' }));
    await waitFor(() => expect(api.asked('GET', '/v1/overview').at(-1)?.query.get('day')).toBe('2026-01-04'));
    expect(history.location.search).toBe('?day=2026-01-04');
  });

  test('of a day without calls says so, and claims no rate', async () => {
    const none = { calls: 0, answered: 0, missed: 0 };
    await openConsole('/', (api) => {
      api.answers['GET /v1/overview'] = () => {
        const { hours, ...rest } = anOverview();
        const quiet = hours.map(({ hour }) => ({ hour, ...none }));
        return answer(200, { ...rest, ...none, missedBecause: [], answerRate: null, talkSeconds: 0, hours: quiet });
      };
    });
    expect(await screen.findByRole('heading', { name: 'No calls on this day' })).toBeTruthy();
    expect(screen.getByText('No call has ended yet')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Needs you' })).toBeNull();
  });
});

test('days are counted over months and leap days', () => {
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(readOverviewSearch({ day: '2026-13-40' })).toEqual({});
});
