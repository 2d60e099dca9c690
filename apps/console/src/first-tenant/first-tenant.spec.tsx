import { afterEach, expect, test } from '@jest/globals';
import { createFirstTenant } from '@cordboard/contracts';
import { screen } from '@testing-library/react';
import { takeOpening } from '../opening/take-opening.js';
import { answer, refuse } from '../testing/answers.js';
import { closeConsole, openConsole, pasteInto } from '../testing/console-on-screen.js';

afterEach(closeConsole);

async function open(token: string, status = 201) {
  const opened = await openConsole(
    '/',
    (api) => {
      api.isSignedIn = false;
      api.answers['POST /v1/first-tenant'] = ({ body }) => {
        const { email, password } = createFirstTenant.parse(body);
        api.password = password;
        api.me.admin.email = email;
        return status === 201
          ? answer(201, { email, role: 'owner', tenantName: 'Larkmoor Freight' })
          : refuse(410, 'first_tenant.link_invalid', 'Used.');
      };
    },
    { opening: { kind: 'first-tenant', token } },
  );
  return opened;
}

async function fill(user: Awaited<ReturnType<typeof open>>['user']) {
  await pasteInto(user, await screen.findByLabelText('Company name'), 'Larkmoor Freight');
  await user.selectOptions(screen.getByLabelText('Country'), 'GB');
  await pasteInto(user, screen.getByLabelText('Your e-mail'), 'noor@larkmoor.example');
  await pasteInto(user, screen.getByLabelText('New password'), 'seven red bicycles');
  await user.keyboard('{Enter}');
}

test('a fresh deployment is set up by its link, and its first owner is signed in', async () => {
  const { api, user } = await open('cbw_1');
  await fill(user);
  expect(await screen.findByRole('heading', { level: 1, name: 'Overview' })).toBeTruthy();
  expect(api.asked('POST', '/v1/first-tenant')[0]?.body).toEqual({
    token: 'cbw_1',
    name: 'Larkmoor Freight',
    country: 'GB',
    email: 'noor@larkmoor.example',
    password: 'seven red bicycles',
  });
});

test('a link that was used says so, and what to do', async () => {
  const { user } = await open('cbw_0', 410);
  await fill(user);
  expect((await screen.findByRole('alert')).textContent).toContain('Look at what the API printed');
});

test.each([
  ['/console/welcome#cbw_1', { kind: 'first-tenant', token: 'cbw_1' }],
  ['/console/operator/accept#cbl_1', { kind: 'operator-link', token: 'cbl_1' }],
  ['/console/operator', { kind: 'operator' }],
  ['/console/operator/account', { kind: 'operator' }],
  ['/console/?problem=refused', { kind: 'console', providerProblem: 'refused' }],
  ['/console/?problem=nonsense', { kind: 'console' }],
  ['/console/sign-in-settings?problem=refused', { kind: 'console' }],
  ['/console/operators', { kind: 'console' }],
])('%s opens %p, and a token or a problem does not stay in the address', (url, opening) => {
  history.replaceState(null, '', url);
  expect(takeOpening(location, history)).toEqual(opening);
  if ('token' in opening || 'providerProblem' in opening) expect(location.href).not.toMatch(/#|\?/);
});
