import { Emitter } from './emitter.js';
import type { AudioDevice, AudioRole, Unsubscribe, VoiceAudio } from './voice-device.js';

interface SoundCardEvents {
  change: undefined;
  level: number;
}

/** What a computer without sound has plugged in; a test plugs, unplugs and speaks. Its devices share it. */
export class FakeSoundCard {
  microphones: readonly AudioDevice[] = [
    { id: 'headset-in', label: 'Desk headset' },
    { id: 'built-in', label: 'Built-in microphone' },
  ];
  loudspeakers: readonly AudioDevice[] = [
    { id: 'headset-out', label: 'Desk headset' },
    { id: 'monitor', label: 'Monitor' },
  ];
  canChooseOutputs = true;
  /** Where a tone was played, oldest first; null is the default. */
  readonly tones: (string | null)[] = [];
  /** What each role has now; null is the default. */
  readonly chosen: Record<AudioRole, string | null> = { microphone: null, speaker: null, ringer: null };
  readonly events = new Emitter<SoundCardEvents>();
  private readonly users = new Set<object>();

  /** Does the browser show that it records? */
  get isMicrophoneOpen(): boolean {
    return this.users.size > 0;
  }

  devices(role: AudioRole): readonly AudioDevice[] {
    return role === 'microphone' ? this.microphones : this.loudspeakers;
  }

  plug(changes: Partial<Pick<FakeSoundCard, 'microphones' | 'loudspeakers'>>): void {
    Object.assign(this, changes);
    this.events.emit('change', undefined);
  }

  speak(level: number): void {
    this.events.emit('level', level);
  }

  open(user: object): void {
    this.users.add(user);
  }

  release(user: object): void {
    this.users.delete(user);
  }
}

/** The audio of a FakeVoiceDevice. */
export class FakeVoiceAudio implements VoiceAudio {
  constructor(private readonly card: FakeSoundCard) {}

  get canChooseOutputs(): boolean {
    return this.card.canChooseOutputs;
  }

  devices(role: AudioRole): readonly AudioDevice[] {
    return this.card.devices(role);
  }

  async choose(role: AudioRole, id: string | null): Promise<void> {
    await Promise.resolve();
    if (id !== null && !this.devices(role).some((device) => device.id === id)) throw new Error(`${id} is not there`);
    this.card.chosen[role] = id;
  }

  async playTone(role: 'speaker' | 'ringer'): Promise<void> {
    this.card.tones.push(this.card.chosen[role]);
  }

  listen(listener: (level: number) => void): Unsubscribe {
    const user = {};
    this.card.open(user);
    const off = this.card.events.on('level', listener);
    queueMicrotask(() => this.card.speak(0));
    return () => {
      off();
      this.card.release(user);
    };
  }

  onChange(listener: () => void): Unsubscribe {
    return this.card.events.on('change', listener);
  }
}
