import { expectToHear } from './hearing.js';
import { expect, test, type Person } from './people.js';
import { askApi, type Demo } from './product.js';

/** Somebody at the local Twilio's public telephone. */
async function atTheTelephone(person: Person, demo: Demo) {
  const page = await person.open(`${demo.emulatorUrl}/phone`);
  const status = page.getByRole('status');
  await expect(status).toContainText('Ready');
  return {
    page,
    frame: page.mainFrame(),
    status,
    press: (name: string) => page.getByRole('button', { name, exact: true }).click(),
    async call(number: string) {
      await page.getByLabel('Number to call').fill(number);
      await page.getByRole('button', { name: 'Call', exact: true }).click();
    },
  };
}

test.describe('the public telephone', () => {
  test('rings all free reps together; the first to answer has the call, the others stop at once', async ({
    aRep,
    aPerson,
    demo,
  }) => {
    const [tenant] = demo.tenants;
    const alice = await aRep('alice', { voiceHertz: 440 });
    const bob = await aRep('bob', { voiceHertz: 880 });
    const customer = await aPerson({ voiceHertz: 1200 });
    const telephone = await atTheTelephone(customer, demo);

    await telephone.call(tenant.phoneNumber);
    await expect(alice.status).toContainText('Incoming call');
    await expect(bob.status).toContainText('Incoming call');
    // Nobody is typing in the page around: the next key may answer.
    await expect(bob.frame.getByRole('button', { name: 'Answer' })).toBeFocused();

    await bob.press('Answer');
    await expect(bob.log).toContainText('Successfully established call');
    await expect(alice.status).not.toContainText('Incoming call');
    await expectToHear(bob.frame, customer.voiceHertz);
    await expectToHear(telephone.frame, bob.voiceHertz);

    await telephone.press('Hang up');
    await expect(bob.log).toContainText('Call ended');
    await expect(bob.timeline.getByRole('listitem').first()).toContainText(/Incoming.*Talked \d+ s/s);
    // Twilio tells of each leg in its own time, after the call.
    await expect
      .poll(async () => (await askApi<{ data: unknown[] }>(tenant, '/v1/calls?limit=1')).data[0])
      .toMatchObject({
        direction: 'incoming',
        to: tenant.phoneNumber,
        clientName: 'bob',
        status: 'completed',
      });
  });

  test('a rep in a call is left in peace: only the free one rings', async ({ aRep, aPerson, demo }) => {
    const alice = await aRep('alice');
    const bob = await aRep('bob', { voiceHertz: 880 });
    await bob.page.getByRole('link', { name: '+1 500 555 0103' }).click();
    await expectToHear(bob.frame, 1000);

    const telephone = await atTheTelephone(await aPerson({ voiceHertz: 1200 }), demo);
    await telephone.call(demo.tenants[0].phoneNumber);
    await expect(alice.status).toContainText('Incoming call');
    await alice.press('Answer');
    await expectToHear(alice.frame, 1200);
    await expect(bob.status).not.toContainText('Incoming call');
    await alice.press('Hang up');
    await bob.press('Hang up');
  });

  test('can be called, and answers', async ({ aRep, aPerson, demo }) => {
    const alice = await aRep('alice', { voiceHertz: 440 });
    const customer = await aPerson({ voiceHertz: 1200 });
    const telephone = await atTheTelephone(customer, demo);
    const number = await telephone.page.getByLabel('own number').inputValue();

    await alice.frame.getByLabel('Number or name').fill(number);
    await alice.press('Call');
    await telephone.press('Answer');
    await expectToHear(alice.frame, customer.voiceHertz);
    await expectToHear(telephone.frame, alice.voiceHertz);
    await alice.press('Hang up');
    await expect(telephone.status).toContainText('Call ended');
  });

  test('hears a sentence when no rep can be reached, and then the line ends', async ({ aPerson, demo }) => {
    const [, tenantWithNobodyThere] = demo.tenants;
    const telephone = await atTheTelephone(await aPerson({ voiceHertz: 1200 }), demo);
    await telephone.call(tenantWithNobodyThere.phoneNumber);
    await expect(telephone.page.getByText('Nobody is available to take your call').first()).toBeVisible();
    await expect(telephone.status).toContainText('Call ended');
  });
});
