import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';
import { aClient, aMe, anEffectiveConfig, aTeam } from '../../testing/records.js';

afterEach(closeConsole);

describe('the teams', () => {
  test('are listed with what each has of its own, and how many reps', async () => {
    await openConsole('/reps/teams', (api) => {
      const overrides = { applicationSid: null, callerId: '+14155550177', edge: 'sao-paulo' } as const;
      api.teams = [aTeam('Support', { overrides })];
    });
    const row = await screen.findByRole('row', { name: /Support/ });
    expect(row.textContent).toContain('(415) 555-0177');
    expect(row.textContent).toContain('São Paulo');
    expect(row.textContent).toContain('As the company');
    expect(within(row).getByRole('link', { name: '2 reps' }).getAttribute('href')).toContain('/reps?team=');
  });

  test('are made, and a taken name says so', async () => {
    const { api, user } = await openConsole('/reps/teams');
    await user.type(await screen.findByLabelText('Name of the team'), 'Support');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect((await screen.findByRole('alert')).textContent).toContain('a team of this name');
    await user.clear(screen.getByLabelText('Name of the team'));
    await user.type(screen.getByLabelText('Name of the team'), 'Sales');
    await user.click(screen.getByRole('button', { name: 'Create' }));
    expect(await screen.findByRole('row', { name: /Sales/ })).toBeTruthy();
    expect(api.asked('POST', '/v1/teams')).toHaveLength(2);
  });

  test('get values among what the account has, and give them back', async () => {
    const { api, user } = await openConsole('/reps/teams');
    await user.click(await screen.findByRole('button', { name: 'Values of the team Support' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('option', { name: '(415) 555-0100' });
    await user.selectOptions(within(dialog).getByLabelText('Caller ID'), '(415) 555-0100');
    await user.selectOptions(within(dialog).getByLabelText('Edge'), 'Tokyo');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const team = aTeam('Support');
    const [put] = api.asked('PUT', `/v1/teams/${team.id}/twilio-config`);
    expect(put?.body).toEqual({ applicationSid: null, callerId: '+14155550100', edge: 'tokyo' });
    expect(put?.headers.get('if-match')).toBe(`"${team.version}"`);
  });

  test('that somebody else has changed meanwhile show both, and overwrite nothing unasked', async () => {
    const { api, user } = await openConsole('/reps/teams');
    await user.click(await screen.findByRole('button', { name: 'Values of the team Support' }));
    const dialog = await screen.findByRole('dialog');
    await user.selectOptions(within(dialog).getByLabelText('Edge'), 'Tokyo');
    const overrides = { applicationSid: null, callerId: null, edge: 'dublin' } as const;
    api.teams = [aTeam('Support', { overrides, version: 'Support-2' })];
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    const row = await within(dialog).findByRole('row', { name: /Edge/ });
    expect(row.textContent).toContain('DublinTokyo');
    await user.click(within(dialog).getByRole('button', { name: 'Save mine' }));
    await waitFor(() => expect(api.teams[0]?.overrides.edge).toBe('tokyo'));
  });

  test('that are deleted say first what becomes of their reps', async () => {
    const { api, user } = await openConsole('/reps/teams');
    await user.click(await screen.findByRole('button', { name: 'Delete the team Support' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete the team Support?' });
    expect(dialog.textContent).toContain('2 reps will be in no team');
    expect(dialog.textContent).toContain('The company’s values apply to them again');
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(api.teams).toEqual([]));
    expect(await screen.findByText('No teams yet')).toBeTruthy();
  });
});

const openAlice = async (arrange?: Parameters<typeof openConsole>[1]) => {
  const opened = await openConsole(`/reps?rep=${aClient('alice').id}`, arrange);
  const drawer = await screen.findByRole('complementary', { name: 'Alice Moreau' });
  await within(drawer).findByText('Caller ID');
  return { ...opened, drawer, url: `/v1/clients/${aClient('alice').id}/twilio-config` };
};

describe('a rep’s own settings', () => {
  test('say of each value where it comes from', async () => {
    const { drawer } = await openAlice((api) => {
      api.clients = [aClient('alice', 'Alice Moreau', { team: { id: aTeam('Support').id, name: 'Support' } })];
      api.effectiveConfig = anEffectiveConfig({ edge: 'tokyo' });
    });
    const facts = [...drawer.querySelectorAll('.cc-own dd')].map(({ textContent }) => textContent);
    expect(facts[0]).toContain('Company');
    expect(facts[1]).toContain('(415) 555-0177Team Support');
    expect(facts[2]).toContain('TokyoOwn');
  });

  test('are chosen, and given back with one click', async () => {
    const { api, user, drawer, url } = await openAlice();
    await user.click(within(drawer).getByRole('button', { name: 'Change own settings' }));
    const dialog = await screen.findByRole('dialog', { name: 'Own settings of Alice Moreau' });
    expect(within(dialog).getByRole('option', { name: 'As the team: (415) 555-0177' })).toBeTruthy();
    await user.selectOptions(within(dialog).getByLabelText('Edge'), 'Frankfurt');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    const reset = await within(drawer).findByRole('button', { name: 'Edge: use the company’s' });
    expect(drawer.textContent).toContain('FrankfurtOwn');
    await user.click(reset);
    await waitFor(() => expect(drawer.textContent).toContain('AshburnCompany'));
    expect(api.asked('PUT', url).map(({ body }) => body)).toEqual([
      { applicationSid: null, callerId: null, edge: 'frankfurt' },
      { applicationSid: null, callerId: null, edge: null },
    ]);
  });

  test('include the team', async () => {
    const { api, user, drawer } = await openAlice();
    expect(drawer.textContent).toContain('In no team.');
    await user.click(within(drawer).getByRole('button', { name: 'Change team' }));
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('option', { name: 'Support' });
    await user.selectOptions(within(dialog).getByLabelText('Team'), 'Support');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(drawer).findByText('In the team Support.')).toBeTruthy();
    const [patch] = api.asked('PATCH', `/v1/clients/${aClient('alice').id}`);
    expect(patch?.body).toEqual({ teamId: aTeam('Support').id });
  });

  test('are shown to a supervisor, who cannot change them', async () => {
    const { drawer } = await openAlice((api) => {
      api.me = aMe({ role: 'supervisor' });
      api.effectiveConfig = anEffectiveConfig({ edge: 'tokyo' });
    });
    expect(drawer.textContent).toContain('TokyoOwn');
    for (const name of ['Change own settings', 'Change team', 'Edge: use the company’s']) {
      expect(within(drawer).queryByRole('button', { name })).toBeNull();
    }
  });
});
