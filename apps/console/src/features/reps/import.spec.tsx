import { afterEach, describe, expect, test } from '@jest/globals';
import type { ImportedLine } from '@cordboard/contracts';
import { screen } from '@testing-library/react';
import { aDelay, answer, refuse } from '../../testing/answers.js';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';

afterEach(closeConsole);

const aLine = (line: number, changes: Partial<ImportedLine> = {}): ImportedLine => ({
  line,
  name: `rep_${line}`,
  displayName: `Rep "${line}"`,
  team: null,
  outcome: 'created',
  reason: null,
  detail: null,
  suggestion: null,
  ...changes,
});
const wrong = aLine(3, { name: 'théo', outcome: 'refused', reason: 'name_invalid', suggestion: 'theo' });

/** Pastes and checks, before an API that finds these lines. */
const check = async (lines: ImportedLine[]) => {
  const opened = await openConsole('/reps/import', (api) => {
    const count = (outcome: string) => lines.filter((line) => line.outcome === outcome).length;
    const counts = { created: count('created'), unchanged: count('unchanged'), refused: count('refused') };
    api.import = { dryRun: true, ...counts, teams: [], lines };
  });
  await opened.user.type(await screen.findByLabelText('Or paste the lines here'), 'name');
  await opened.user.click(screen.getByRole('button', { name: 'Check' }));
  return opened;
};
const importPath = '/v1/clients/import';

describe('importing reps', () => {
  test('shows what would become of each line, the wrong ones first, and registers nothing yet', async () => {
    const { api } = await check([aLine(2), wrong]);
    expect(await screen.findByText('1 new rep, 0 already registered, 1 line is wrong.')).toBeTruthy();
    const rows = screen.getAllByRole('row').map(({ textContent }) => textContent);
    expect(rows[1]).toMatch(/3théo.*Wrong.*Only letters.*theo would do/);
    expect(rows[2]).toMatch(/2rep_2.*New/);
    expect(api.asked('POST', importPath).map(({ query }) => query.get('dryRun'))).toEqual(['true']);
  });

  test('leaves the wrong lines out, and says so', async () => {
    const { api, user } = await check([aLine(2), wrong]);
    await user.click(await screen.findByRole('button', { name: 'Import 1, leave 1 out' }));
    expect(await screen.findByText('1 rep is registered')).toBeTruthy();
    expect(screen.getByText('1 line was left out.')).toBeTruthy();
    expect(api.asked('POST', importPath)[1]?.body).toBe('name,display_name,team\r\nrep_2,"Rep ""2""",""\r\n');
  });

  test('makes teams that are missing once its admin says so, and shows them first', async () => {
    const unknown = aLine(2, { team: 'Sales', outcome: 'refused', reason: 'team_unknown' });
    const { api, user } = await check([unknown]);
    expect(await screen.findByRole('row', { name: /rep_2.*Sales.*There is no such team/ })).toBeTruthy();
    const lines = [{ ...unknown, outcome: 'created' as const, reason: null }];
    api.import = { dryRun: true, created: 1, unchanged: 0, refused: 0, teams: ['Sales'], lines };
    await user.click(screen.getByRole('button', { name: 'Create the missing teams' }));
    expect(await screen.findByText('This team will be created: Sales')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Import 1' }));
    expect(await screen.findByText('1 rep is registered')).toBeTruthy();
    const asked = api.asked('POST', importPath);
    expect(asked.map(({ query }) => [query.get('dryRun'), query.get('createTeams')])).toEqual([
      ['true', 'false'],
      ['true', 'true'],
      ['false', 'true'],
    ]);
    expect(asked[2]?.body).toContain('"Sales"');
  });

  test('of many is done part by part, and can be stopped between two', async () => {
    const lines = Array.from({ length: 1_200 }, (_, index) => aLine(index + 2));
    const { api, user } = await check(lines);
    const importing = await screen.findByRole('button', { name: 'Import 1,200' });
    const parts = [aDelay(), aDelay()] as const;
    const waiting = parts.values();
    api.answers[`POST ${importPath}`] = async () => {
      await waiting.next().value?.isOver;
      return answer(200, { dryRun: false, created: 500, unchanged: 0, refused: 0, teams: [], lines: [] });
    };
    await user.click(importing);
    expect(await screen.findByText('0 of 1,200 imported')).toBeTruthy();
    parts[0].end();
    expect(await screen.findByText('500 of 1,200 imported')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    parts[1].end();
    expect(await screen.findByText('Stopped. 1,000 reps are registered, the rest is not.')).toBeTruthy();
    expect(api.asked('POST', importPath)).toHaveLength(3);
  });

  test('of a file that is no CSV says what is wrong with it', async () => {
    const { api, user } = await openConsole('/reps/import');
    api.answers[`POST ${importPath}`] = () =>
      refuse(400, 'client.import_unreadable', 'No name column.', { because: 'import_without_name' });
    const file = new File(['x'], 'reps.csv', { type: 'text/csv' });
    Object.assign(file, { text: async () => 'x' });
    await user.upload(await screen.findByLabelText(/CSV file/), file);
    const { textContent } = await screen.findByRole('alert');
    expect(textContent).toMatch(/names no column "name".*Let the first line be: name, display_name, team/);
  });
});
