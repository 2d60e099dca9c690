import { expectToHear } from './hearing.js';
import { expect, test, type Rep } from './people.js';

test.describe('a click on a phone number calls it at once:', () => {
  const latest = (rep: Rep) => rep.timeline.getByRole('listitem').first();
  const click = (rep: Rep, number: string) => rep.page.getByRole('link', { name: number }).click();

  test('0100 echoes the caller’s voice', async ({ aRep }) => {
    const alice = await aRep('alice', { voiceHertz: 620 });
    await click(alice, '+1 500 555 0100');
    await expectToHear(alice.frame, 620);
    await alice.press('Hang up');
    await expect(latest(alice)).toContainText(/Dana Whitfield.*Talked/s);
  });

  test('0101 is busy', async ({ aRep }) => {
    const alice = await aRep('alice');
    await click(alice, '+1 500 555 0101');
    await expect(alice.log).toContainText('Call ended');
    await expect(latest(alice)).toContainText(/Jonah Abara.*Busy/s);
  });

  test('0102 never answers, until the rep gives up', async ({ aRep }) => {
    const alice = await aRep('alice');
    await click(alice, '+1 500 555 0102');
    await expect(alice.status).toContainText('Ringing');
    await alice.press('Hang up');
    await expect(alice.log).toContainText('Call ended');
    await expect(latest(alice)).toContainText(/Ines Calloway.*(No answer|Given up)/s);
  });

  test('0103 plays a tone of 1 kHz', async ({ aRep }) => {
    const alice = await aRep('alice');
    await click(alice, '+1 500 555 0103');
    await expectToHear(alice.frame, 1000);
    await alice.press('Hang up');
  });

  test('0104 does not exist', async ({ aRep }) => {
    const alice = await aRep('alice');
    await click(alice, '+1 500 555 0104');
    await expect(alice.log).toContainText('Call ended');
    await expect(latest(alice)).toContainText(/Otis Perrault.*Not connected/s);
  });

  test('0105 hangs up after 3 seconds', async ({ aRep }) => {
    const alice = await aRep('alice');
    await click(alice, '+1 500 555 0105');
    await expect(alice.log).toContainText('Successfully established call');
    await expect(alice.log).toContainText('Call ended');
    await expect(latest(alice)).toContainText(/Tomas Lindqvist.*Talked 3 s/s);
  });
});
