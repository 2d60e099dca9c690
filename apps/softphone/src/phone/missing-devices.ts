import type { AudioRole, AudioSnapshot } from '@cordboard/call-session';

const roles: readonly AudioRole[] = ['microphone', 'speaker', 'ringer'];

export interface DeviceNews {
  gone: readonly string[];
  back: readonly string[];
}

/** Which chosen devices went and came, each told once: a headset is often all three. */
export class MissingDevices {
  private missing: ReadonlySet<string> = new Set();

  follow(audio: AudioSnapshot): DeviceNews {
    const settings = roles.map((role) => audio[role]);
    // Between two devices of the line nothing is listed, which is no news of a headset.
    if (!audio.isThere || settings.every(({ devices }) => devices.length === 0)) return { gone: [], back: [] };
    const before = this.missing;
    this.missing = new Set(settings.flatMap(({ isMissing, wanted }) => (isMissing && wanted ? [wanted.label] : [])));
    const wanted = new Set(settings.flatMap((setting) => (setting.wanted ? [setting.wanted.label] : [])));
    return {
      gone: [...this.missing].filter((label) => !before.has(label)),
      // Whoever chose another one meanwhile does not wait for it any more.
      back: [...before].filter((label) => !this.missing.has(label) && wanted.has(label)),
    };
  }
}
