import { afterEach, describe, expect, test } from '@jest/globals';
import type { OperatedTenant, OperatorMe, TenantId } from '@cordboard/contracts';
import { screen, waitFor, within } from '@testing-library/react';
import { answer, refuse } from '../../testing/answers.js';
import { closeConsole, closePage, openConsole, pasteInto } from '../../testing/console-on-screen.js';
import type { FakeApi } from '../../testing/fake-api.js';
import { anAuditEntry } from '../../testing/records.js';

afterEach(closeConsole);

const me: OperatorMe = {
  operator: {
    id: '019b8d2e-0000-7000-8000-000000000009' as OperatorMe['operator']['id'],
    email: 'olga@operators.example',
    secondFactor: { isOn: false, isRequired: false, recoveryCodesLeft: 0 },
  },
  sessionExpiresAt: '2026-01-05T21:00:00.000Z',
};

const aTenant = (name: string, changes: Partial<OperatedTenant> = {}): OperatedTenant => ({
  id: '019b8d2e-0000-7000-8000-000000000002' as TenantId,
  name,
  country: 'GB',
  createdAt: '2026-01-01T09:00:00.000Z',
  state: 'active',
  deletedAfter: null,
  callingStop: { company: null, operator: null },
  isConnected: true,
  twilioCheck: { outcome: 'broken', at: '2026-01-05T08:00:00.000Z' },
  callsIn24Hours: 1234,
  lastCallAt: '2026-01-05T08:20:00.000Z',
  reps: 12,
  admins: 3,
  ...changes,
});

async function openOperators(arrange: (api: FakeApi) => void = () => undefined) {
  const tenants = [aTenant('Larkmoor Freight')];
  const opened = await openConsole(
    '/operator/',
    (api) => {
      const change = (changes: Partial<OperatedTenant>) => () => {
        tenants.splice(0, 1, { ...aTenant('Larkmoor Freight'), ...changes });
        return answer(200, tenants[0]);
      };
      const path = `/v1/operator/tenants/${aTenant('').id}`;
      api.answers['GET /v1/operator/me'] = () =>
        api.isSignedIn ? answer(200, me) : refuse(401, 'auth.session_expired', 'Ended.');
      api.answers['GET /v1/operator/tenants'] = () => answer(200, { data: tenants, nextCursor: null });
      api.answers[`POST ${path}/suspend`] = change({ state: 'suspended' });
      api.answers[`POST ${path}/resume`] = change({ state: 'active' });
      api.answers[`POST ${path}/delete`] = change({ state: 'deleting', deletedAfter: '2026-02-04T09:00:00.000Z' });
      const stopped = { since: '2026-01-05T09:00:00.000Z' };
      api.answers[`POST ${path}/stop-calls`] = change({ callingStop: { company: null, operator: stopped } });
      api.answers[`POST ${path}/resume-calls`] = change({ callingStop: { company: null, operator: null } });
      arrange(api);
    },
    { opening: { kind: 'operator' } },
  );
  return { ...opened, path: `/v1/operator/tenants/${aTenant('').id}` };
}

describe('an operator', () => {
  test('finds what was typed after a reload, and the next one does not', async () => {
    const { user } = await openOperators();
    await pasteInto(user, await screen.findByLabelText('Company name'), 'Ashdown Lettings');
    closePage();
    const again = await openOperators();
    const field = () => screen.findByLabelText<HTMLInputElement>('Company name');
    expect((await field()).value).toBe('Ashdown Lettings');
    again.api.answers['DELETE /v1/operator/sessions/current'] = () => answer(204);
    await again.user.click(screen.getByRole('button', { name: 'Sign out' }));
    await screen.findByLabelText('Password');
    closePage();
    await openOperators();
    expect((await field()).value).toBe('');
  });

  test('signs in at a door of their own', async () => {
    const { api, user } = await openOperators((fake) => {
      fake.isSignedIn = false;
      fake.answers['POST /v1/operator/sessions'] = () => {
        fake.isSignedIn = true;
        return answer(201, me);
      };
    });
    expect(await screen.findByRole('heading', { level: 1, name: 'Sign in as an operator' })).toBeTruthy();
    await user.type(screen.getByLabelText('E-mail'), me.operator.email);
    await pasteInto(user, screen.getByLabelText('Password'), 'my password');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: 'Companies' })).toBeTruthy();
    expect(api.asked('POST', '/v1/provider-sign-ins')).toEqual([]);
    expect(api.asked('GET', '/v1/me')).toEqual([]);
  });

  test('sees how each company is doing', async () => {
    await openOperators();
    const row = await screen.findByRole('row', { name: /Larkmoor Freight/ });
    expect(row.textContent).toMatch(/Active.*Connected.*broken.*1,234.*12.*3/);
  });

  test('makes one, and is shown its owner’s link', async () => {
    const { api, user } = await openOperators((fake) => {
      fake.answers['POST /v1/operator/tenants'] = () =>
        answer(201, {
          tenant: aTenant('Fernwick Dental'),
          invitation: {
            id: me.operator.id,
            email: 'first@fernwick.example',
            role: 'owner',
            url: 'https://voice.example.com/console/invitation#cbi_9',
            expiresAt: '2026-01-12T09:00:00.000Z',
          },
        });
    });
    await pasteInto(user, await screen.findByLabelText('Company name'), 'Fernwick Dental');
    await user.selectOptions(screen.getByLabelText('Country'), 'GB');
    await pasteInto(user, screen.getByLabelText('Owner’s e-mail'), 'first@fernwick.example');
    await user.keyboard('{Enter}');
    expect((await screen.findByLabelText('Invitation link')).textContent).toContain('#cbi_9');
    expect(api.asked('POST', '/v1/operator/tenants')[0]?.body).toEqual({
      name: 'Fernwick Dental',
      country: 'GB',
      ownerEmail: 'first@fernwick.example',
    });
  });

  test('suspends one after being told what follows, and resumes it', async () => {
    const { user } = await openOperators();
    await user.click(await screen.findByRole('button', { name: 'Suspend Larkmoor Freight' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/Calls in progress run to their end/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Suspend' }));
    await user.click(await screen.findByRole('button', { name: 'Resume Larkmoor Freight' }));
    expect(await screen.findByRole('button', { name: 'Suspend Larkmoor Freight' })).toBeTruthy();
  });

  test('stops the calls of one after being told what follows, and lets them begin again', async () => {
    const { api, user, path } = await openOperators();
    await user.click(await screen.findByRole('button', { name: 'Stop the calls of Larkmoor Freight' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/cannot lift it/)).toBeTruthy();
    await user.click(dialog.getByLabelText('Also hang up calls in progress'));
    await user.click(dialog.getByRole('button', { name: 'Stop calls' }));
    await user.click(await screen.findByRole('button', { name: 'Allow calls of Larkmoor Freight' }));
    expect(await screen.findByRole('button', { name: 'Stop the calls of Larkmoor Freight' })).toBeTruthy();
    expect(api.asked('POST', `${path}/stop-calls`)[0]?.body).toEqual({ endCalls: true });
  });

  test('deletes one by typing its name, exactly', async () => {
    const { api, user, path } = await openOperators();
    await user.click(await screen.findByRole('button', { name: 'Delete Larkmoor Freight' }));
    const typed = await screen.findByLabelText(/Type its name/);
    await pasteInto(user, typed, 'larkmoor freight');
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Type it exactly: Larkmoor Freight')).toBeTruthy();
    expect(api.asked('POST', `${path}/delete`)).toEqual([]);
    await user.clear(typed);
    await pasteInto(user, typed, 'Larkmoor Freight');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByRole('row', { name: /Larkmoor/ }).textContent).toContain('Being deleted'));
    expect(api.asked('POST', `${path}/delete`)[0]?.body).toEqual({ name: 'Larkmoor Freight' });
    expect(screen.getByRole('button', { name: 'Restore Larkmoor Freight' })).toBeTruthy();
  });
});

test('an operator’s link leads to a password of their own', async () => {
  const { api, user } = await openConsole(
    '/operator/',
    (fake) => {
      fake.isSignedIn = false;
      fake.answers['GET /v1/operator/me'] = () => refuse(401, 'auth.session_expired', 'Ended.');
      fake.answers['POST /v1/operator/accept'] = () => answer(201, { email: me.operator.email });
      fake.answers['POST /v1/operator/sessions'] = () => answer(201, me);
      fake.answers['GET /v1/operator/tenants'] = () => answer(200, { data: [], nextCursor: null });
      fake.isSignedIn = true;
    },
    { opening: { kind: 'operator-link', token: 'cbl_1' } },
  );
  await pasteInto(user, await screen.findByLabelText('New password'), 'seven red bicycles');
  await user.keyboard('{Enter}');
  expect(await screen.findByText('There is no company yet')).toBeTruthy();
  expect(api.asked('POST', '/v1/operator/accept')[0]?.body).toEqual({ token: 'cbl_1', password: 'seven red bicycles' });
});

describe('the log of operators', () => {
  test('says what they did, with what can be in it to filter by, and leads on within itself', async () => {
    const { api, user, history } = await openOperators((fake) => {
      const target = { kind: 'tenant', id: aTenant('').id, name: 'Larkmoor Freight' } as const;
      const actor = { kind: 'operator', id: me.operator.id, name: me.operator.email } as const;
      const entry = anAuditEntry({ action: 'tenant.suspended', target, actor, before: null, after: null });
      fake.answers['GET /v1/operator/audit-log'] = () => answer(200, { data: [entry], nextCursor: null });
    });
    await user.click(await screen.findByRole('link', { name: 'Audit log' }));
    await user.click(await screen.findByRole('link', { name: /Suspended the company Larkmoor Freight/ }));
    await user.click(await screen.findByRole('link', { name: 'All about Larkmoor Freight' }));
    await waitFor(() => expect(history.location.pathname).toBe('/console/operator/audit-log'));
    await waitFor(() => {
      const asked = api.asked('GET', '/v1/operator/audit-log').at(-1)?.query;
      expect(asked?.get('target')).toBe(aTenant('').id);
    });
    const choices = [...screen.getByLabelText<HTMLSelectElement>('What').options].map(({ value }) => value);
    expect(choices).toContain('tenant.deletion_begun');
    expect(choices).not.toContain('client.registered');
  });
});
