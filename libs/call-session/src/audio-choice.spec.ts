import { beforeEach, describe, expect, test } from '@jest/globals';
import type { AudioPreferences } from './audio-choice.js';
import { CallSession } from './call-session.js';
import { FakeSwitchboard } from './fake-voice-device.js';
import { ManualClock, settle } from './manual-clock.js';

const headset = { id: 'headset-in', label: 'Desk headset' };
const builtIn = { id: 'built-in', label: 'Built-in microphone' };
const monitor = { id: 'monitor', label: 'Monitor' };
const defaults: AudioPreferences = { microphone: null, speaker: null, ringer: null };

let switchboard: FakeSwitchboard;
let kept: AudioPreferences[];

beforeEach(() => {
  switchboard = new FakeSwitchboard();
  kept = [];
});

async function signIn(wanted: Partial<AudioPreferences> = {}): Promise<CallSession> {
  const clock = new ManualClock();
  const session = new CallSession({
    clientName: 'alice',
    fetchToken: async () => ({ token: 'token', expiresAt: clock.now() + 3_600_000 }),
    createDevice: async (token) => switchboard.device('alice', token),
    lookUpCall: async () => null,
    microphone: {
      check: async () => ({ kind: 'usable', label: 'Desk headset' }),
      look: async () => null,
      onChange: () => () => {},
    },
    clock,
    wake: () => () => {},
    random: () => 0,
    audio: { wanted: { ...defaults, ...wanted }, keep: (preferences) => kept.push(preferences) },
  });
  void session.signIn();
  await settle();
  return session;
}

describe('a choice of devices', () => {
  test('is used and kept, each role for itself', async () => {
    const { audio } = await signIn();
    await audio.choose('microphone', builtIn);
    await audio.choose('ringer', monitor);
    expect(switchboard.soundCard.chosen).toEqual({ microphone: 'built-in', speaker: null, ringer: 'monitor' });
    expect(kept.at(-1)).toEqual({ microphone: builtIn, speaker: null, ringer: monitor });
    expect(audio.getSnapshot().microphone).toMatchObject({ wanted: builtIn, isMissing: false });
  });

  test('of the time before is used from the start, and by the next device of the line, too', async () => {
    const session = await signIn({ speaker: monitor });
    expect(switchboard.soundCard.chosen.speaker).toBe('monitor');
    session.signOut();
    switchboard.soundCard.chosen.speaker = null;
    void session.signIn();
    await settle();
    expect(switchboard.soundCard.chosen.speaker).toBe('monitor');
  });

  test('is found by its name when the browser has given it another id', async () => {
    await signIn({ microphone: { id: 'id-of-yesterday', label: 'Built-in microphone' } });
    expect(switchboard.soundCard.chosen.microphone).toBe('built-in');
  });

  test('that cannot be used is refused, and what was there before stays', async () => {
    const { audio } = await signIn({ microphone: builtIn });
    await expect(audio.choose('microphone', { id: 'gone', label: 'Gone' })).rejects.toThrow('gone is not there');
    expect(audio.getSnapshot().microphone.wanted).toEqual(builtIn);
    expect([switchboard.soundCard.chosen.microphone, kept]).toEqual(['built-in', []]);
  });
});

describe('a chosen device that is unplugged', () => {
  test('gives way to the default, and comes back when it is plugged in again', async () => {
    const { audio } = await signIn({ microphone: headset });
    const { soundCard } = switchboard;
    soundCard.plug({ microphones: [builtIn] });
    await settle();
    expect(soundCard.chosen.microphone).toBeNull();
    expect(audio.getSnapshot().microphone).toMatchObject({ wanted: headset, isMissing: true });
    soundCard.plug({ microphones: [builtIn, headset] });
    await settle();
    expect(soundCard.chosen.microphone).toBe('headset-in');
    expect(audio.getSnapshot().microphone.isMissing).toBe(false);
    expect(kept).toEqual([]);
  });

  test('is not called missing before the browser has given its list', async () => {
    switchboard.soundCard.microphones = [];
    const { audio } = await signIn({ microphone: headset });
    expect(audio.getSnapshot().microphone.isMissing).toBe(false);
  });
});

test('a tone right after a choice is played on what was chosen', async () => {
  const { audio } = await signIn();
  void audio.choose('microphone', builtIn);
  void audio.choose('speaker', monitor);
  await audio.playTone('speaker');
  expect(switchboard.soundCard.tones).toEqual(['monitor']);
});

test('a browser that leaves loudspeakers to the system is asked for none', async () => {
  switchboard.soundCard.canChooseOutputs = false;
  const { audio } = await signIn({ speaker: monitor, microphone: builtIn });
  expect(audio.getSnapshot().canChooseOutputs).toBe(false);
  expect(switchboard.soundCard.chosen).toEqual({ microphone: 'built-in', speaker: null, ringer: null });
});

test('the level of the microphone is told while somebody listens', async () => {
  const { audio } = await signIn();
  const heard: number[] = [];
  const stop = audio.listen((level) => heard.push(level));
  await settle();
  switchboard.soundCard.speak(0.4);
  stop();
  switchboard.soundCard.speak(0.9);
  expect(heard).toEqual([0, 0.4]);
  expect(switchboard.soundCard.isMicrophoneOpen).toBe(false);
});

test('the level is told on by the next device of the line, too', async () => {
  const session = await signIn();
  const heard: number[] = [];
  const stop = session.audio.listen((level) => heard.push(level));
  session.signOut();
  switchboard.soundCard.speak(0.9);
  void session.signIn();
  await settle();
  switchboard.soundCard.speak(0.4);
  stop();
  expect(heard).toEqual([0, 0.4]);
});

test('without a line nothing is there to listen to or to choose from', async () => {
  const session = await signIn();
  session.signOut();
  await settle();
  expect(session.audio.getSnapshot()).toMatchObject({ isThere: false, microphone: { devices: [] } });
  session.audio.listen(() => {})();
});
