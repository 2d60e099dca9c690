import { expectToHear } from './hearing.js';
import { expect, test, theRepAt } from './people.js';

test.describe('when something is in the way', () => {
  for (const [microphone, sentence] of [
    ['refused', 'Your browser blocks the microphone here'],
    ['absent', 'No microphone was found'],
  ] as const) {
    test(`a microphone that is ${microphone} is explained, and the way out is a button`, async ({ aPerson, demo }) => {
      const person = await aPerson({ voiceHertz: 440, microphone });
      const page = await person.open(`${demo.baseUrl}/crm/?rep=alice`);
      const softphone = page.locator('iframe[title="Cordboard softphone"]').contentFrame();
      await expect(softphone.getByRole('status').first()).toContainText(sentence);
      await expect(softphone.getByRole('button', { name: 'Check again' })).toBeVisible();
      await expect(softphone.getByRole('button', { name: 'Call', exact: true })).toHaveCount(0);
    });
  }

  test('a lost line to Twilio comes back by itself, and the call goes on', async ({ aRep, demo }) => {
    const alice = await aRep('alice', { voiceHertz: 440 });
    const bob = await aRep('bob', { voiceHertz: 880 });
    await alice.page.getByRole('button', { name: 'Bob Okafor' }).click();
    await bob.press('Answer');
    await expectToHear(alice.frame, 880);

    await fetch(`${demo.emulatorUrl}/_emulator/devices/alice/drop-sockets`, { method: 'POST' });
    await expect(alice.log).toContainText('Connection lost');
    await expect(alice.log).toContainText('Connected again');
    await expect(alice.status).toContainText('In call');
    await expectToHear(alice.frame, 880);
    await expectToHear(bob.frame, 440);
    await bob.press('Hang up');
    await expect(alice.log).toContainText('Call ended');
  });

  test('a softphone that was reloaded asks the page for a new launch, and is ready again', async ({ aRep }) => {
    const alice = await aRep('alice');
    const isReloaded = alice.page.waitForEvent('framenavigated', (frame) => frame === alice.frame);
    await alice.frame.evaluate(() => location.reload());
    await isReloaded;
    const reloaded = await theRepAt(alice.page, 440);
    await expect(reloaded.log).toContainText('Ready. You can be called as alice');
  });
});
