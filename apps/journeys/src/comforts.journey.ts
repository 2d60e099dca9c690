import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';
import { expectToHear } from './hearing.js';
import { expect, test, theRepAt } from './people.js';

interface Audio {
  microphones: MediaStreamTrack[];
  loudspeakers: HTMLMediaElement[];
}

/** Runs in every frame before its own scripts: keeps hold of each microphone that is opened and whatever plays a sound. */
function keepAudio(): void {
  const audio: Audio = { microphones: [], loudspeakers: [] };
  Object.assign(window, { audio });
  const { mediaDevices } = navigator;
  if (!mediaDevices) return;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    audio.microphones.push(...stream.getTracks());
    return stream;
  };
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    audio.loudspeakers.push(this);
    return play.call(this);
  };
}

const openMicrophones = (frame: Frame) =>
  frame.evaluate(() => {
    const { audio } = window as unknown as { audio: Audio };
    return [...new Set(audio.microphones.filter(({ readyState }) => readyState === 'live').map(({ label }) => label))];
  });

/** The names of the loudspeakers on which something has been played. */
const loudspeakersUsed = (frame: Frame) =>
  frame.evaluate(async () => {
    const { audio } = window as unknown as { audio: Audio };
    const devices = await navigator.mediaDevices.enumerateDevices();
    const sinks = audio.loudspeakers.map((element) => Object(element).sinkId as string);
    return devices
      .filter(({ kind, deviceId }) => kind === 'audiooutput' && sinks.includes(deviceId))
      .map(({ label }) => label);
  });

async function expectSoftphoneAccessible(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .include({ fromFrames: ['iframe[title="Cordboard softphone"]', 'main'] })
      .analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme}: ${id}: ${html}`))).toEqual(
      [],
    );
  }
}

test('a rep chooses their devices, folds the softphone, and takes a call on one line', async ({
  aRep,
  aPerson,
  demo,
}) => {
  const person = await aPerson({ voiceHertz: 880 });
  await person.context.addInitScript(keepAudio);
  const page = await person.open(`${demo.baseUrl}/crm/?rep=bob`);
  const bob = await theRepAt(page, 880);
  await expect(bob.log).toContainText('Ready. You can be called as bob');
  const button = (name: string) => bob.frame.getByRole('button', { name, exact: true });
  const select = (name: string) => bob.frame.getByRole('combobox', { name });
  const size = async () => {
    const box = await page.locator('iframe[title="Cordboard softphone"]').boundingBox();
    return [Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)].join(' × ');
  };
  const open = await size();

  await test.step('microphone, speaker, a tone and the level', async () => {
    await button('Settings and shortcuts').click();
    await select('Microphone').selectOption({ label: 'Fake Audio Input 2' });
    await select('Speaker').selectOption({ label: 'Fake Audio Output 2' });
    await expect(bob.frame.getByRole('img', { name: 'Your microphone is heard' })).toBeVisible();
    await expect.poll(() => openMicrophones(bob.frame)).toEqual(['Fake Audio Input 2']);
    await button('Play a tone').click();
    await expect.poll(() => loudspeakersUsed(bob.frame)).toContain('Fake Audio Output 2');
    await expectSoftphoneAccessible(page);
    await button('Done').click();
    await expect.poll(() => openMicrophones(bob.frame)).toEqual([]);
  });

  const alice = await aRep('alice', { voiceHertz: 440 });
  await test.step('folded, a call is answered, muted and ended', async () => {
    await button('Fold to one line').click();
    await expect(button('Open softphone')).toBeVisible();
    expect(await size()).not.toBe(open);
    expect((await size()).split(' × ').map(Number)).toEqual([expect.closeTo(300, -1), expect.closeTo(48, -1)]);
    await expectSoftphoneAccessible(page);

    await alice.page.getByRole('button', { name: 'Bob Okafor' }).click();
    await expect(bob.status).toContainText('Incoming call: Alice Moreau');
    await expectSoftphoneAccessible(page);
    await bob.press('Answer');
    await expectToHear(bob.frame, 440);
    await expectToHear(alice.frame, 880);
    expect(await openMicrophones(bob.frame)).toEqual(['Fake Audio Input 2']);
    await bob.press('Mute');
    await expect(bob.status).toContainText('In call, muted');
    await expectSoftphoneAccessible(page);
    await bob.press('Hang up');
    await expect(alice.log).toContainText('Call ended');
    await expect.poll(() => openMicrophones(bob.frame)).toEqual([]);
  });

  await test.step('the next day it is folded, with the same devices', async () => {
    await page.reload();
    const again = await theRepAt(page, 880);
    await again.frame.getByRole('button', { name: 'Open softphone' }).click();
    await again.frame.getByRole('button', { name: 'Settings and shortcuts' }).click();
    await expect(again.frame.getByRole('combobox', { name: 'Microphone' }).locator('option:checked')).toHaveText(
      'Fake Audio Input 2',
    );
    expect(await size()).toBe(open);
  });
});
