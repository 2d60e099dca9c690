import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import { answer } from '../../testing/answers.js';
import { closeConsole, openConsole } from '../../testing/console-on-screen.js';
import { aMe, anAuditEntry } from '../../testing/records.js';

afterEach(closeConsole);

const bySystem = {
  actor: { kind: 'command-line', id: null, name: null },
  origin: { address: null, device: null },
} as const;

describe('the audit log', () => {
  test('says in words what happened, who did it, and from where', async () => {
    await openConsole('/audit-log', (api) => {
      api.auditLog = [
        anAuditEntry({ sequence: 3, action: 'session.refused', actor: { kind: 'anonymous', id: null, name: null } }),
        anAuditEntry({ sequence: 2 }),
        anAuditEntry({ ...bySystem, sequence: 1, action: 'tenant.created', target: { kind: 'tenant', id: null, name: 'Larkmoor' } }), // prettier-ignore
      ];
    });
    const rows = (await screen.findAllByRole('row')).slice(1).map(({ textContent }) => textContent);
    expect(rows[0]).toMatch(/Failed to sign in as alice.*Somebody not signed in.*Firefox on Linux.*203\.0\.113\.9/);
    expect(rows[1]).toMatch(/Changed the rep alice.*noor@larkmoor\.example.*Admin/);
    expect(rows[2]).toMatch(/Created the company Larkmoor.*Operator’s command line.*Not known/);
    expect(screen.getByRole('status').textContent).toBe('3 entries');
  });

  test('opens an entry with what there was before and after, a secret as its fingerprint', async () => {
    const { user, history } = await openConsole('/audit-log', (api) => {
      api.auditLog = [
        anAuditEntry({
          sequence: 7,
          before: { authToken: { fingerprint: '00112233aabbccdd' }, callerId: null, isOn: false, role: 'admin' },
          after: {
            authToken: { fingerprint: 'ffeeddccbbaa9988' },
            callerId: '+14155550100',
            isOn: true,
            role: 'owner',
            ofNextYear: 'owner',
          },
        }),
      ];
    });
    await user.click(await screen.findByRole('link', { name: 'Changed the rep alice' }));
    expect(history.location.search).toBe('?entry=7');
    const drawer = await screen.findByRole('complementary', { name: 'Changed the rep alice' });
    expect(document.activeElement).toBe(within(drawer).getByRole('heading', { level: 2 }));
    expect(drawer.textContent).toContain('Auth TokenBefore Secret with the fingerprint 00112233aabbccdd');
    expect(drawer.textContent).toContain('Caller IDBefore NoneAfter (415) 555-0100');
    expect(drawer.textContent).toContain('In useBefore NoAfter Yes');
    expect(drawer.textContent).toContain('RoleBefore AdminAfter Owner');
    expect(drawer.textContent).toMatch(/ofNextYearBefore NoneAfter owner/);
    expect(drawer.textContent).toContain('Entry 7 abababababababab…');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Changed the rep alice' }));
  });

  test('leads from an entry to all by the same person, and to all about the same thing', async () => {
    const { user, history } = await openConsole('/audit-log?entry=1');
    await user.click(await screen.findByRole('link', { name: 'All about alice' }));
    const { target, actor } = anAuditEntry();
    expect(history.location.search).toBe(`?target=${target.id}`);
    await user.click(await screen.findByRole('link', { name: 'Changed the rep alice' }));
    await user.click(await screen.findByRole('link', { name: 'All by noor@larkmoor.example' }));
    expect(history.location.search).toBe(`?actor=${actor.id}`);
  });

  test('is filtered by the server; the address and the download hold the filter', async () => {
    const { api, user, history } = await openConsole('/audit-log');
    const asked = (name: string) => api.asked('GET', '/v1/audit-log').at(-1)?.query.get(name);
    await user.type(await screen.findByLabelText('Who'), 'noor');
    await waitFor(() => expect(asked('actor')).toBe('noor'));
    await user.selectOptions(screen.getByLabelText('What'), 'Changed the settings of …');
    await waitFor(() => expect(asked('action')).toBe('settings.changed'));
    await user.selectOptions(screen.getByLabelText('When'), 'Last 7 days');
    await waitFor(() => expect(asked('from')).toMatch(/^\d{4}-/));
    expect(history.location.search).toBe('?actor=noor&action=settings.changed&within=week');
    const download = screen.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
    expect(download).toMatch(/^\/v1\/audit-log\/export\?actor=noor&action=settings\.changed&from=/);
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(history.location.search).toBe(''));
    expect(screen.getByLabelText<HTMLInputElement>('Who').value).toBe('');
  });

  test('goes on behind the cursor', async () => {
    const { user, api } = await openConsole('/audit-log', (fake) => {
      fake.answers['GET /v1/audit-log'] = ({ query }) =>
        query.get('cursor')
          ? answer(200, { data: [anAuditEntry({ sequence: 1, action: 'client.registered' })], nextCursor: null })
          : answer(200, { data: [anAuditEntry({ sequence: 2 })], nextCursor: 'c1' });
    });
    await user.click(await screen.findByRole('button', { name: 'Show earlier entries' }));
    await screen.findByRole('link', { name: 'Registered the rep alice' });
    expect(api.asked('GET', '/v1/audit-log').at(-1)?.query.get('cursor')).toBe('c1');
  });

  test('says that nothing matches, and how to see all again', async () => {
    const { user, api, history } = await openConsole('/audit-log?actor=nobody', (fake) => void (fake.auditLog = []));
    await screen.findByText('No entry matches');
    api.auditLog = [anAuditEntry()];
    await user.click(within(screen.getByRole('main')).getAllByRole('button', { name: 'Clear filters' }).at(-1) as HTMLElement); // prettier-ignore
    await screen.findByRole('link', { name: 'Changed the rep alice' });
    expect(history.location.search).toBe('');
  });

  test('is reached from an API key and from a rep', async () => {
    const { user, history, api } = await openConsole('/api-keys');
    await user.click(await screen.findByRole('link', { name: 'Audit log of CRM server' }));
    await screen.findByRole('heading', { level: 1, name: 'Audit log' });
    expect(history.location.search).toBe(`?actor=${api.keys[0]?.id}`);
    await user.click(screen.getByRole('link', { name: 'Reps' }));
    await user.click(await screen.findByRole('link', { name: /Alice Moreau/ }));
    const drawer = await screen.findByRole('complementary', { name: 'Alice Moreau' });
    await user.click(await within(drawer).findByRole('link', { name: 'Audit log' }));
    expect(history.location.search).toBe(`?target=${api.clients[0]?.id}`);
  });

  test('is not offered to a supervisor', async () => {
    await openConsole('/', (api) => void (api.me = aMe({ role: 'supervisor' })));
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByRole('link', { name: 'Audit log' })).toBeNull();
  });
});
