import { accessSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { toneFile } from './wav-file.js';

const candidates = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

function findBrowser(): string {
  const path = [process.env['CHROME_PATH'], ...candidates].find((each) => each !== undefined && exists(each));
  if (path === undefined)
    throw new Error('No Chromium was found: install chromium or google-chrome, or set CHROME_PATH.');
  return path;
}

function exists(path: string): boolean {
  try {
    accessSync(path);
    return true;
  } catch {
    return false;
  }
}

/** A real browser whose microphone plays a WAV file. */
export function launchBrowser(microphone: string): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${microphone}`,
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
    ],
  });
}

/**
 * To a browser a steady tone is noise: within two seconds it turns it down to a tenth, and who listens later than that hears
 * next to nothing. Here the microphone's sound is sent as it is, however long ago it began.
 */
const unprocessedMicrophone = `{
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  const unprocessed = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  navigator.mediaDevices.getUserMedia = ({ audio, ...others }) =>
    ask({ ...others, audio: audio && { ...(audio === true ? {} : audio), ...unprocessed } });
}`;

/** A tab of its own, as in a browser of somebody else's, that may use the microphone. */
export async function openTab(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ permissions: ['microphone'] });
  await context.addInitScript(unprocessedMicrophone);
  return context.newPage();
}

/** The package exports its modules only; the bundle for script tags lies beside them. */
const sdkPath = join(createRequire(import.meta.url).resolve('@twilio/voice-sdk'), '../../dist/twilio.js');

/**
 * The SDK always asks for wss://; on a page from http://localhost this opens ws:// instead. Sounds are silenced: the
 * SDK would look for them at Twilio, and delay `incoming` until it has given up. `sdkTest` is the handle through which the test drives the page.
 */
const page = `<!doctype html><title>SDK test</title>
<script>
  const Native = WebSocket;
  window.WebSocket = class extends Native { constructor(url) { super(String(url).replace(/^wss:/, 'ws:')); } };
</script>
<script src="/twilio.js"></script>
<script>
  const names = ['incoming', 'outgoing', 'disconnect', ...[...'0123456789sh'].map((key) => 'dtmf' + key)];
  const sounds = Object.fromEntries(names.map((name) => [name, location.origin + '/silence.wav']));
  window.sdkTest = { events: [], device: null, call: null, sounds };
  const note = (name, detail) => sdkTest.events.push({ name, detail });
  sdkTest.follow = (call) => {
    sdkTest.call = call;
    for (const name of ['ringing', 'accept', 'disconnect', 'cancel', 'reject', 'reconnecting', 'reconnected', 'messageSent'])
      call.on(name, (detail) => note('call.' + name, typeof detail === 'boolean' ? detail : undefined));
    call.on('messageReceived', (message) => note('call.messageReceived', JSON.stringify(message.content)));
    call.on('error', (error) => note('call.error', error.code));
  };
  sdkTest.start = (token, port, options = {}) => {
    const device = new Twilio.Device(token, { chunderw: 'localhost:' + port, sounds, publishEvents: false, ...options });
    sdkTest.device = device;
    for (const name of ['registered', 'unregistered', 'tokenWillExpire']) device.on(name, () => note('device.' + name));
    device.on('error', (error) => note('device.error', error.code));
    device.on('incoming', (call) => { sdkTest.follow(call); note('device.incoming'); });
  };
  sdkTest.connect = async (params) => sdkTest.follow(await sdkTest.device.connect({ params }));
  sdkTest.listen = () => {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 8192;
    analyser.smoothingTimeConstant = 0;
    context.createMediaStreamSource(sdkTest.call.getRemoteStream()).connect(analyser);
    const wave = new Float32Array(analyser.fftSize), spectrum = new Float32Array(analyser.frequencyBinCount);
    sdkTest.hear = () => {
      analyser.getFloatTimeDomainData(wave);
      analyser.getFloatFrequencyData(spectrum);
      const level = Math.sqrt(wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length);
      const bin = spectrum.indexOf(Math.max(...spectrum));
      return { level, hz: (bin * context.sampleRate) / analyser.fftSize };
    };
  };
</script>`;

/** Serves the page with the unmodified SDK from http://localhost, which browsers take for a secure place. */
export class SdkPageServer {
  private constructor(private readonly server: Server) {}

  static async start(): Promise<SdkPageServer> {
    const sdk = await readFile(sdkPath);
    const files: Record<string, [type: string, body: string | Buffer]> = {
      '/': ['text/html', page],
      '/twilio.js': ['text/javascript', sdk],
      '/silence.wav': ['audio/wav', toneFile(0)],
    };
    const server = createServer((request, response) => {
      const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
      response.writeHead(200, { 'Content-Type': type }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new SdkPageServer(server);
  }

  get url(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}/`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export interface Heard {
  readonly level: number;
  readonly hz: number;
}

/** One browser tab with one Device in it. */
export class SdkPage {
  private constructor(private readonly page: Page) {}

  static async open(browser: Browser, url: string): Promise<SdkPage> {
    const page = await openTab(browser);
    await page.goto(url);
    return new SdkPage(page);
  }

  async start(token: string, port: number, options: Record<string, unknown> = {}): Promise<void> {
    await this.run(`sdkTest.start(${JSON.stringify(token)}, ${port}, ${JSON.stringify(options)})`);
  }

  async register(token: string, port: number, options: Record<string, unknown> = {}): Promise<void> {
    await this.start(token, port, options);
    await this.run('void sdkTest.device.register().catch(() => undefined)');
    await this.event('device.registered');
  }

  async connect(params: Record<string, string>): Promise<void> {
    await this.run(`sdkTest.connect(${JSON.stringify(params)})`);
  }

  /** Waits for the `count`th event of this name; gives its detail. */
  async event(name: string, count = 1): Promise<unknown> {
    const of = `sdkTest.events.filter((event) => event.name === ${JSON.stringify(name)})`;
    await this.page.waitForFunction(`${of}.length >= ${count}`, undefined, { polling: 20, timeout: 20_000 });
    return this.run(`${of}[${count - 1}].detail`);
  }

  async events(): Promise<string[]> {
    return (await this.run('sdkTest.events.map((event) => event.name)')) as string[];
  }

  /** Waits until the remote audio is at least so loud (root mean square of full scale) and of this pitch. */
  async hear(hz: number, level = 0.05): Promise<Heard> {
    await this.run('sdkTest.hear ? undefined : sdkTest.listen()');
    const isHeard = `(() => { const heard = sdkTest.hear(); return heard.level > ${level} && Math.abs(heard.hz - ${hz}) < 15 && heard; })()`;
    const handle = await this.page.waitForFunction(isHeard, undefined, { polling: 50, timeout: 20_000 });
    return (await handle.jsonValue()) as Heard;
  }

  /** Waits until next to nothing is heard. */
  async hearSilence(): Promise<void> {
    await this.page.waitForFunction('sdkTest.hear().level < 0.005', undefined, { polling: 50, timeout: 20_000 });
  }

  run(expression: string): Promise<unknown> {
    return this.page.evaluate(expression);
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
