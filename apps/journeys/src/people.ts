import {
  chromium,
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Frame,
  type Locator,
  type Page,
} from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepRemoteAudio } from './hearing.js';
import { runningDemo, type Demo } from './product.js';
import { writeTone } from './tone-file.js';

/** Somebody with a browser profile and a voice of their own: a tone, so that who is heard can be told. */
export interface Person {
  readonly context: BrowserContext;
  readonly voiceHertz: number;
  open(url: string): Promise<Page>;
}

/** A rep with the demo CRM open. */
export interface Rep {
  readonly page: Page;
  /** The softphone's own document. */
  readonly frame: Frame;
  readonly voiceHertz: number;
  readonly status: Locator;
  readonly log: Locator;
  press(name: 'Call' | 'Hang up' | 'Answer' | 'Decline' | 'Mute' | 'Unmute' | 'Keypad'): Promise<void>;
  /** The CRM's own list of calls. */
  readonly timeline: Locator;
}

type Microphone = 'allowed' | 'refused' | 'absent';

interface People {
  demo: Demo;
  aPerson(options: { voiceHertz: number; microphone?: Microphone }): Promise<Person>;
  aRep(name: string, options?: { voiceHertz?: number }): Promise<Rep>;
}

interface Computers {
  aComputer(voiceHertz: number, microphone: Microphone): Promise<Browser>;
}

export const test = base.extend<People, Computers>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads a fixture's dependencies from this pattern.
  demo: async ({}, use) => use(runningDemo()),

  // One that is started stays on: the next who speaks as this one did sits down at it, with a profile of their own.
  aComputer: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'cordboard-voices-'));
      const running = new Map<string, Promise<Browser>>();
      await use((voiceHertz, microphone) => {
        const key = `${voiceHertz} ${microphone}`;
        const computer = running.get(key) ?? startBrowser(folder, voiceHertz, microphone);
        running.set(key, computer);
        return computer;
      });
      for (const browser of running.values()) await (await browser).close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],

  aPerson: async ({ aComputer }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ voiceHertz, microphone = 'allowed' }) => {
      const context = await (await aComputer(voiceHertz, microphone)).newContext();
      contexts.push(context);
      await context.addInitScript(keepRemoteAudio);
      return {
        context,
        voiceHertz,
        async open(url) {
          const page = await context.newPage();
          await page.goto(url);
          return page;
        },
      };
    });
    for (const context of contexts) await context.close();
  },

  aRep: async ({ aPerson, demo }, use) => {
    await use(async (name, { voiceHertz = 440 } = {}) => {
      const person = await aPerson({ voiceHertz });
      const page = await person.open(`${demo.baseUrl}/crm/?rep=${name}`);
      const rep = await theRepAt(page, voiceHertz);
      await expect(rep.log).toContainText(`Ready. You can be called as ${name}`);
      return rep;
    });
  },
});

async function startBrowser(folder: string, voiceHertz: number, microphone: Microphone): Promise<Browser> {
  const voice = join(folder, `${voiceHertz}.wav`);
  await writeTone(voice, voiceHertz);
  return chromium.launch({
    executablePath: process.env['CHROME_PATH'],
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      // A host that has no network but the loopback one still makes calls.
      '--allow-loopback-in-peer-connection',
      '--autoplay-policy=no-user-gesture-required',
      ...(microphone === 'absent'
        ? []
        : ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${voice}`]),
      ...(microphone === 'refused' ? [] : ['--use-fake-ui-for-media-stream']),
    ],
  });
}

/** The rep whose CRM page this is, with the softphone in it. */
export async function theRepAt(page: Page, voiceHertz: number): Promise<Rep> {
  const iframe = page.locator('iframe[title="Cordboard softphone"]');
  const softphone = iframe.contentFrame();
  await softphone.getByRole('status').first().waitFor();
  const frame = await (await iframe.elementHandle())?.contentFrame();
  if (!frame) throw new Error('The page shows no softphone.');
  return {
    page,
    frame,
    voiceHertz,
    status: softphone.getByRole('status').first(),
    log: softphone.getByRole('log'),
    press: (button) => softphone.getByRole('button', { name: button, exact: true }).click(),
    timeline: page.getByRole('region', { name: 'Timeline' }),
  };
}

export { expect };
