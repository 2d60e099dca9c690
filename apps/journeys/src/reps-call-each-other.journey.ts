import { expectSilence, expectToHear } from './hearing.js';
import { expect, test } from './people.js';

test.describe('two reps of one company', () => {
  for (const whoHangsUp of ['alice', 'bob'] as const) {
    test(`call each other from the CRM and hear each other, until ${whoHangsUp} hangs up`, async ({ aRep }) => {
      const alice = await aRep('alice', { voiceHertz: 440 });
      const bob = await aRep('bob', { voiceHertz: 880 });

      await alice.page.getByRole('button', { name: 'Bob Okafor' }).click();
      await expect(bob.status).toContainText('Incoming call');
      await expect(bob.frame.getByText('Alice Moreau').first()).toBeVisible();
      await expect(alice.status).toContainText('Ringing');

      await bob.press('Answer');
      await expect(alice.log).toContainText('Successfully established call');
      await expect(bob.log).toContainText('Successfully established call');
      await expectToHear(alice.frame, bob.voiceHertz);
      await expectToHear(bob.frame, alice.voiceHertz);

      await (whoHangsUp === 'alice' ? alice : bob).press('Hang up');
      await expect(alice.log).toContainText('Call ended');
      await expect(bob.log).toContainText('Call ended');
      await expect(alice.timeline.getByRole('listitem').first()).toContainText(/Bob Okafor.*Outgoing.*Talked \d+ s/s);
      await expect(bob.timeline.getByRole('listitem').first()).toContainText(/Alice Moreau.*Incoming.*Talked \d+ s/s);
    });
  }

  test('a muted rep is not heard, and is heard again', async ({ aRep }) => {
    const alice = await aRep('alice', { voiceHertz: 440 });
    const bob = await aRep('bob', { voiceHertz: 880 });
    await alice.page.getByRole('button', { name: 'Bob Okafor' }).click();
    await bob.press('Answer');
    await expectToHear(bob.frame, 440);

    await alice.press('Mute');
    await expectSilence(bob.frame);
    await expectToHear(alice.frame, 880);
    await alice.press('Unmute');
    await expectToHear(bob.frame, 440);
    await alice.press('Hang up');
  });

  test('the one who is called may decline', async ({ aRep }) => {
    const alice = await aRep('alice');
    const bob = await aRep('bob');
    await alice.page.getByRole('button', { name: 'Bob Okafor' }).click();
    await bob.press('Decline');
    await expect(alice.log).toContainText('Call ended');
    await expect(alice.timeline.getByRole('listitem').first()).toContainText(/Bob Okafor.*Busy/s);
  });
});
