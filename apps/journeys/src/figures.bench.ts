import type { Frame } from '@playwright/test';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findFreePort } from '@cordboard/embedded-postgres';
import { median, range, tell } from './figure.js';
import { test, type Rep } from './people.js';
import { Product, workspaceRoot } from './product.js';
import { processesOf } from './processes.js';

const rounds = 10;

test('from npm start to "Cordboard is ready", and the memory of all that runs then', async () => {
  const base = mkdtempSync(join(tmpdir(), 'cordboard-bench-'));
  const home = join(base, 'home');
  const ports = { PORT: String(await findFreePort()), EMULATOR_PORT: String(await findFreePort()) };
  const starts: number[] = [];
  for (let n = 0; n < 4; n++) {
    const begin = performance.now();
    const product = await Product.start(home, ports);
    starts.push((performance.now() - begin) / 1000);
    if (n === 3) {
      const bytes = processesOf(product).map(memoryOf);
      const total = (kind: keyof Memory) => `${Math.round(sum(bytes.map((memory) => memory[kind])) / 1024)} MiB`;
      tell(
        'memory of all processes together',
        `${total('proportional')}, or ${total('resident')} counting shared pages`,
      );
    }
    await product.interrupt();
  }
  const [first = 0, ...warm] = starts;
  tell('first start, packages installed and built', `${first.toFixed(1)} s`);
  tell('warm start, median of 3', `${median(warm).toFixed(1)} s`);
  rmSync(base, { recursive: true, force: true });
});

test('from the press of Call to ringing, from Answer to sound', async ({ aRep }) => {
  const alice = await aRep('alice', { voiceHertz: 440 });
  const bob = await aRep('bob', { voiceHertz: 880 });
  const toRinging: number[] = [];
  const toSound: number[] = [];
  for (let n = 0; n < rounds; n++) {
    const ringing = momentOfStatus(bob.frame, 'Incoming');
    toRinging.push(-(await press(alice, 'Bob Okafor')) + (await ringing));
    const sound = momentOfSound(alice.frame);
    const answered = await bob.frame.evaluate(() => {
      const answer = [...document.querySelectorAll('button')].find((button) => button.textContent?.includes('Answer'));
      const now = Date.now();
      answer?.click();
      return now;
    });
    toSound.push((await sound) - answered);
    await alice.press('Hang up');
    await alice.frame.getByRole('status').first().getByText('Call ended').waitFor();
    await bob.frame.getByRole('status').first().getByText('Call ended').waitFor();
  }
  tell(`press of Call to ringing at the other rep, median and maximum of ${rounds}`, range(toRinging));
  tell(`Answer to sound at the caller, median and maximum of ${rounds}`, range(toSound));
});

test('the largest paint of the console', async ({ aPerson, demo }) => {
  const [{ admin }] = demo.tenants;
  const page = await (await aPerson({ voiceHertz: 440 })).open(`${demo.baseUrl}/console/`);
  await page.getByLabel('E-mail').fill(admin.email);
  await page.getByLabel('Password', { exact: true }).fill(admin.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  const heading = page.getByRole('heading', { name: 'Overview' });
  await heading.waitFor();
  const paints: number[] = [];
  for (let n = 0; n < rounds; n++) {
    await page.reload();
    await heading.waitFor();
    await page.waitForLoadState('networkidle');
    paints.push(await page.evaluate(largestPaint));
  }
  tell(`largest paint of the console, median and maximum of ${rounds}`, range(paints));
});

/** Milliseconds from the navigation, as the browser has seen it so far. */
function largestPaint(): Promise<number> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? NaN)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
}

test('what the softphone loads before the Voice SDK', () => {
  const dist = join(workspaceRoot, 'apps/softphone/dist');
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="\/softphone\/(assets\/[^"]+\.js)"/g)].map(([, path = '']) => path);
  const loaded = new Set<string>();
  while (wanted.length > 0) {
    const path = wanted.pop() ?? '';
    if (loaded.has(path)) continue;
    loaded.add(path);
    const code = readFileSync(join(dist, path), 'utf8');
    for (const [, name = ''] of code.matchAll(/(?:from|^import|;import)\s*"\.\/([^"]+\.js)"/g))
      wanted.push(`assets/${name}`);
  }
  const sizes = [...loaded].map((path) => gzipSync(readFileSync(join(dist, path)), { level: 9 }).length);
  tell('script before the SDK', `${(sum(sizes) / 1000).toFixed(1)} kB gzip in ${sizes.length} files`);
  const chunks = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
  tell('script loaded on demand', `${chunks.length - sizes.length} more files`);
});

/** Clicks a name in the CRM; answers with the moment of the click. */
function press({ page }: Rep, name: string): Promise<number> {
  return page.getByRole('button', { name }).evaluate((button: HTMLElement) => {
    const now = Date.now();
    button.click();
    return now;
  });
}

/** The moment (milliseconds since 1970, one clock for all browsers of a machine) at which the status says this. */
async function momentOfStatus(frame: Frame, text: string): Promise<number> {
  const moment = await frame.waitForFunction(
    (wanted) => document.querySelector('[role=status]')?.textContent?.includes(wanted) && Date.now(),
    text,
    { polling: 5 },
  );
  return (await moment.jsonValue()) as number;
}

/** The moment at which the frame's newest call is no longer silent. */
function momentOfSound(frame: Frame): Promise<number> {
  return frame.evaluate(async () => {
    const { remoteAudio } = window as unknown as { remoteAudio: MediaStreamTrack[] };
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 256 });
    const wave = new Float32Array(analyser.fftSize);
    let connected: MediaStreamTrack | undefined;
    return new Promise<number>((heard) => {
      const look = setInterval(() => {
        const track = remoteAudio.at(-1);
        if (track && track !== connected) {
          connected = track;
          context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
        }
        analyser.getFloatTimeDomainData(wave);
        if (!wave.some((sample) => Math.abs(sample) > 0.05)) return;
        clearInterval(look);
        heard(Date.now());
        void context.close();
      }, 4);
    });
  });
}

interface Memory {
  /** Kilobytes, pages that processes share divided among those who share them. */
  readonly proportional: number;
  /** Kilobytes, pages that processes share counted for each. */
  readonly resident: number;
}

function memoryOf(pid: number): Memory {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kilobytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(rollup)?.[1] ?? NaN);
  return { proportional: kilobytes('Pss'), resident: kilobytes('Rss') };
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
