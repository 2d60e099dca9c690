import type { Device } from '@twilio/voice-sdk';
import { Emitter } from './emitter.js';
import { testToneUrl } from './sounds.js';
import type { AudioDevice, AudioRole, Unsubscribe, VoiceAudio } from './voice-device.js';

type Helper = NonNullable<Device['audio']>;

interface PolicyDocument {
  featurePolicy?: { features(): string[]; allowsFeature(feature: string): boolean };
}

/** A browser that knows of this permission gives a framed page no loudspeakers to choose from without it. */
function isAllowedByPage({ featurePolicy }: PolicyDocument): boolean {
  const feature = 'speaker-selection';
  return !featurePolicy?.features().includes(feature) || featurePolicy.allowsFeature(feature);
}

/**
 * The Voice SDK's audio helper, kept to the rules of VoiceAudio.
 *
 * The SDK holds a microphone from `setInputDevice` on until it is told to let go, and the browser shows that as a
 * recording. So a chosen one is only noted here, opened for a call or for the level meter, and released after the last.
 */
export class VoiceSdkAudio implements VoiceAudio {
  private microphone: string | null = null;
  /** Calls and meters that need an open microphone. */
  private readonly users = new Set<object>();
  private readonly events = new Emitter<{ level: number }>();
  private turn: Promise<unknown> = Promise.resolve();
  private meters = 0;

  constructor(
    private readonly device: Device,
    private readonly resumeAudio: () => void,
  ) {}

  /** Null once the device was destroyed. */
  private get helper(): Helper | null {
    return this.device.audio;
  }

  get canChooseOutputs(): boolean {
    return (this.helper?.isOutputSelectionSupported ?? false) && isAllowedByPage(document as PolicyDocument);
  }

  devices(role: AudioRole): readonly AudioDevice[] {
    return [...(this.available(role)?.values() ?? [])]
      .filter(({ deviceId }) => deviceId !== 'default')
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  }

  async choose(role: AudioRole, id: string | null): Promise<void> {
    if (id !== null && !this.available(role)?.has(id)) throw new Error('This device is not there.');
    if (role !== 'microphone') return this.chooseOutput(role, id);
    if (id === this.microphone) return;
    const before = this.microphone;
    this.microphone = id;
    if (this.users.size === 0) return;
    await this.open().catch((error: unknown) => {
      this.microphone = before;
      throw error;
    });
  }

  async playTone(role: 'speaker' | 'ringer'): Promise<void> {
    const { helper } = this;
    if (!helper || !this.canChooseOutputs) return new Audio(testToneUrl()).play();
    const play = () => this.outputs(helper, role).test(testToneUrl());
    await play().catch((error: unknown) => {
      // Chromium now and then gives up on opening a loudspeaker that is there, when the machine has much to do.
      if (!(error instanceof DOMException) || error.name !== 'AbortError') throw error;
      return play();
    });
  }

  listen(listener: (level: number) => void): Unsubscribe {
    const meter = {};
    const off = this.events.on('level', listener);
    const { helper } = this;
    this.resumeAudio();
    if ((this.meters += 1) === 1) helper?.on('inputVolume', this.sayLevel);
    this.users.add(meter);
    this.open().catch(() => undefined); // A meter that stays flat is the answer to whether one is heard.
    return () => {
      off();
      if (!this.users.has(meter)) return;
      if ((this.meters -= 1) === 0) helper?.off('inputVolume', this.sayLevel);
      this.release(meter);
    };
  }

  onChange(listener: () => void): Unsubscribe {
    const { helper } = this;
    helper?.on('deviceChange', listener);
    return () => helper?.off('deviceChange', listener);
  }

  /** Before a call: opens the microphone that was chosen. The default one the SDK opens, and releases, by itself. */
  async openForCall(call: object): Promise<void> {
    this.users.add(call);
    // A call with the default microphone is better than none; the SDK opens that when there is no other.
    if (this.microphone !== null) await this.open().catch(() => undefined);
  }

  release(user: object): void {
    if (!this.users.delete(user) || this.users.size > 0) return;
    void this.inTurn(async () => {
      if (this.users.size === 0) await this.helper?.unsetInputDevice();
    }).catch(() => undefined); // A call of the SDK's that goes on holds it, and releases it in its turn.
  }

  get hasChosenMicrophone(): boolean {
    return this.microphone !== null;
  }

  private open(): Promise<void> {
    return this.inTurn(async () => {
      const id = this.microphone ?? this.defaultOf('microphone');
      if (this.users.size > 0 && id !== null) await this.helper?.setInputDevice(id);
    });
  }

  private async chooseOutput(role: 'speaker' | 'ringer', id: string | null): Promise<void> {
    const { helper } = this;
    if (!helper || !this.canChooseOutputs) {
      if (id === null) return;
      throw new Error('This browser leaves the choice of a loudspeaker to the system.');
    }
    const wanted = id ?? this.defaultOf(role);
    const present = [...this.outputs(helper, role).get()];
    if (wanted === null || (present.length === 1 && present[0]?.deviceId === wanted)) return;
    await this.outputs(helper, role).set(wanted);
  }

  private outputs(helper: Helper, role: 'speaker' | 'ringer'): Helper['speakerDevices'] {
    return role === 'speaker' ? helper.speakerDevices : helper.ringtoneDevices;
  }

  private available(role: AudioRole): Map<string, MediaDeviceInfo> | undefined {
    return role === 'microphone' ? this.helper?.availableInputDevices : this.helper?.availableOutputDevices;
  }

  /** Browsers that list no default have it first. */
  private defaultOf(role: AudioRole): string | null {
    const available = this.available(role);
    return available?.has('default') ? 'default' : (available?.keys().next().value ?? null);
  }

  private inTurn(task: () => Promise<void>): Promise<void> {
    const turn = this.turn.then(task);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private readonly sayLevel = (level: number): void => this.events.emit('level', level);
}
