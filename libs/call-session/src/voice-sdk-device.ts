import type { Call, Device } from '@twilio/voice-sdk';
import { Emitter } from './emitter.js';
import { soundUrls } from './sounds.js';
import type { Unsubscribe, VoiceCall, VoiceDevice, VoiceDeviceEvents } from './voice-device.js';
import { VoiceError } from './voice-error.js';
import { VoiceSdkAudio } from './voice-sdk-audio.js';
import { translate, VoiceSdkCall } from './voice-sdk-call.js';

export interface VoiceSdkOptions {
  /** Twilio's edge nearest to the rep, or nearest to the tenant's region; where a token says another, that one. */
  edge?: string;
  /** `host:port` of a local Twilio, in place of the real one. */
  signallingHost?: string | null;
}

type Sdk = typeof import('@twilio/voice-sdk');

/**
 * Makes devices of the Voice SDK. The SDK itself is a chunk of its own, which begins to load here; call this after the
 * first paint.
 *
 * @example
 * const createDevice = voiceSdkDevices({ edge: 'ashburn' });
 * const device = await createDevice(token);
 */
export function voiceSdkDevices(options: VoiceSdkOptions): (token: string, edge?: string) => Promise<VoiceDevice> {
  let loading: Promise<Sdk> | null = null;
  let sounds: Record<string, string> | null = null;
  const load = (): Promise<Sdk> => {
    loading ??= loadSdk(options.signallingHost ?? null).catch((error: unknown) => {
      loading = null;
      throw new Error('The calling software could not be loaded.', { cause: error });
    });
    return loading;
  };
  load().catch(() => undefined); // Whoever creates the first device learns of it, and tries again.
  return async (token, edge = options.edge) => {
    const sdk = await load();
    sounds ??= soundUrls();
    return new VoiceSdkDevice(new sdk.Device(token, deviceOptions({ ...options, ...(edge && { edge }) }, sounds)), sdk);
  };
}

async function loadSdk(signallingHost: string | null): Promise<Sdk> {
  if (signallingHost) (await import('./local-signalling.js')).useLocalSignalling(signallingHost);
  return import('@twilio/voice-sdk');
}

function deviceOptions({ edge, signallingHost }: VoiceSdkOptions, sounds: Record<string, string>): Device.Options {
  const common: Device.Options = {
    appName: 'cordboard',
    allowIncomingWhileBusy: false,
    closeProtection: true,
    // Sounds through elements: those take a blob's URL under a strict policy, and say so when the browser refuses to
    // play before the first click, where an AudioContext would be silent.
    disableAudioContextSounds: true,
    enableImprovedSignalingErrorPrecision: true,
    logLevel: 'error',
    sounds,
  };
  if (!signallingHost) return edge ? { ...common, edge } : common;
  // A local Twilio collects no Insights, and nothing of a local call may leave the machine.
  const local = { chunderw: signallingHost, publishEvents: false };
  return { ...common, ...local };
}

const tokenFaults = new Set(['token-expired', 'token-invalid']);

class VoiceSdkDevice implements VoiceDevice {
  private readonly events = new Emitter<VoiceDeviceEvents>();
  private readonly calls = new WeakMap<Call, VoiceSdkCall>();
  readonly audio: VoiceSdkAudio;

  constructor(
    private readonly device: Device,
    private readonly sdk: Sdk,
  ) {
    this.audio = new VoiceSdkAudio(device, () => this.resumeAudio());
    device.on('registered', () => this.events.emit('registered', undefined));
    device.on('unregistered', () => this.events.emit('unregistered', undefined));
    device.on('incoming', (call: Call) => this.events.emit('incoming', this.wrap(call)));
    device.on('error', (error: { code: number; message: string }) => this.events.emit('error', translate(error)));
  }

  async register(): Promise<void> {
    let off = () => {};
    // The SDK leaves register() pending when the token is refused, and only says `error`.
    const refused = new Promise<never>((_, reject) => {
      off = this.events.on('error', (error) => {
        if (tokenFaults.has(error.kind)) reject(error);
      });
    });
    try {
      await Promise.race([this.device.register(), refused]);
    } catch (error) {
      throw error instanceof VoiceError
        ? error
        : new VoiceError(53001, 'Twilio closed the connection', { cause: error });
    } finally {
      off();
    }
  }

  async unregister(): Promise<void> {
    if (String(this.device.state) === 'registered') await this.device.unregister();
  }

  async connect(params: Readonly<Record<string, string>>): Promise<VoiceCall> {
    this.resumeAudio();
    const microphone = {};
    await this.audio.openForCall(microphone);
    try {
      const call = this.wrap(await this.device.connect({ params: { ...params } }));
      call.on('ended', () => this.audio.release(microphone));
      return call;
    } catch (error) {
      this.audio.release(microphone);
      throw error;
    }
  }

  updateToken(token: string): void {
    this.device.updateToken(token);
  }

  destroy(): void {
    this.events.clear();
    this.device.destroy();
  }

  on<Name extends keyof VoiceDeviceEvents>(
    name: Name,
    listener: (payload: VoiceDeviceEvents[Name]) => void,
  ): Unsubscribe {
    return this.events.on(name, listener);
  }

  private wrap(call: Call): VoiceSdkCall {
    const known = this.calls.get(call) ?? new VoiceSdkCall(call, (answered) => this.prepare(answered));
    this.calls.set(call, known);
    return known;
  }

  /** What has to be waited for before a call is answered; null for nothing. */
  private prepare(call: VoiceSdkCall): Promise<void> | null {
    this.resumeAudio();
    call.on('ended', () => this.audio.release(call));
    const opened = this.audio.openForCall(call);
    return this.audio.hasChosenMicrophone ? opened : null;
  }

  // Made before the first click, the context is suspended, and the level meters would stay flat for the whole call.
  private resumeAudio(): void {
    void this.sdk.Device.audioContext?.resume().catch(() => undefined);
  }
}
