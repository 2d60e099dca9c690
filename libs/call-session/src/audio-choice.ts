import type { AudioDevice, AudioRole, Unsubscribe, VoiceAudio } from './voice-device.js';

/** What a rep wants for each role; null is the system's default. Kept with its label: ids change, names hardly do. */
export type AudioPreferences = Readonly<Record<AudioRole, AudioDevice | null>>;

export interface AudioSetting {
  /** What can be chosen now. */
  devices: readonly AudioDevice[];
  wanted: AudioDevice | null;
  /** What was wanted is not there, or cannot be used: the system's default stands in until it is back. */
  isMissing: boolean;
}

export interface AudioSnapshot extends Readonly<Record<AudioRole, AudioSetting>> {
  /** False before there is a line: then nothing can be listed, heard or tried. */
  isThere: boolean;
  canChooseOutputs: boolean;
}

export interface AudioChoiceOptions {
  wanted: AudioPreferences;
  /** Remembers what was chosen, for the next time. */
  keep: (preferences: AudioPreferences) => void;
}

interface Meter {
  listener: (level: number) => void;
  stop: Unsubscribe;
}

const roles: readonly AudioRole[] = ['microphone', 'speaker', 'ringer'];

/** Nothing chosen: whatever the system uses. */
export const systemDefaults: AudioPreferences = { microphone: null, speaker: null, ringer: null };

/**
 * A rep's choice of microphone and loudspeakers, which outlives the devices of a line: each new one gets it, and so does
 * a headset that is plugged in again.
 */
export class AudioChoice {
  private audio: VoiceAudio | null = null;
  private wanted: AudioPreferences;
  private unusable: ReadonlySet<AudioRole> = new Set();
  private stop: Unsubscribe = () => {};
  private readonly meters = new Set<Meter>();
  private turn: Promise<unknown> = Promise.resolve();
  private snapshot: AudioSnapshot;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly options: AudioChoiceOptions) {
    this.wanted = options.wanted;
    this.snapshot = this.describe();
  }

  subscribe = (listener: () => void): Unsubscribe => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): AudioSnapshot => this.snapshot;

  /** The line has another device, or none any more. */
  follow(audio: VoiceAudio | null): void {
    this.stop();
    this.audio = audio;
    this.stop = audio?.onChange(() => void this.settle()) ?? (() => {});
    for (const meter of this.meters) {
      meter.stop();
      meter.stop = audio?.listen(meter.listener) ?? (() => {});
    }
    void this.settle();
  }

  /** Rejects, and changes nothing, when the device cannot be used. */
  async choose(role: AudioRole, device: AudioDevice | null): Promise<void> {
    await this.inTurn(async () => {
      await this.audio?.choose(role, device?.id ?? null);
      this.wanted = { ...this.wanted, [role]: device };
      this.unusable = new Set([...this.unusable].filter((each) => each !== role));
      this.options.keep(this.wanted);
      this.publish();
    });
  }

  /** On what was chosen last, also while that is still being done. */
  playTone(role: 'speaker' | 'ringer'): Promise<void> {
    return this.inTurn(async () => this.audio?.playTone(role));
  }

  /** How loud the chosen microphone is, 0 to 1; it is open until the returned function is called, on whichever device the line has. */
  listen(listener: (level: number) => void): Unsubscribe {
    const meter: Meter = { listener, stop: this.audio?.listen(listener) ?? (() => {}) };
    this.meters.add(meter);
    return () => {
      meter.stop();
      this.meters.delete(meter);
    };
  }

  /** Gives each role what is wanted, where that is there, and the default where it is not. */
  private settle(): Promise<void> {
    const { audio } = this;
    return this.inTurn(async () => {
      const unusable = new Set<AudioRole>();
      for (const role of roles) {
        if (!audio || audio !== this.audio || (role !== 'microphone' && !audio.canChooseOutputs)) continue;
        const id = this.find(role)?.id ?? null;
        await audio.choose(role, id).catch(async () => {
          unusable.add(role);
          await audio.choose(role, null).catch(() => undefined); // Then the system's own choice is all there is.
        });
      }
      this.unusable = unusable;
      this.publish();
    });
  }

  private find(role: AudioRole): AudioDevice | undefined {
    const wanted = this.wanted[role];
    const devices = this.audio?.devices(role) ?? [];
    return wanted
      ? (devices.find(({ id }) => id === wanted.id) ?? devices.find(({ label }) => label === wanted.label))
      : undefined;
  }

  /** One after the other: two changes at once would each undo half of the other. */
  private async inTurn(task: () => Promise<void>): Promise<void> {
    const turn = this.turn.then(task);
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private publish(): void {
    this.snapshot = this.describe();
    for (const listener of [...this.listeners]) listener();
  }

  private describe(): AudioSnapshot {
    const setting = (role: AudioRole): AudioSetting => {
      const devices = this.audio?.devices(role) ?? [];
      const wanted = this.wanted[role];
      // An empty list is one that the browser has not given yet.
      const isGone = wanted !== null && devices.length > 0 && !this.find(role);
      return { devices, wanted: this.find(role) ?? wanted, isMissing: isGone || this.unusable.has(role) };
    };
    return {
      microphone: setting('microphone'),
      speaker: setting('speaker'),
      ringer: setting('ringer'),
      isThere: this.audio !== null,
      canChooseOutputs: this.audio?.canChooseOutputs ?? true,
    };
  }
}
