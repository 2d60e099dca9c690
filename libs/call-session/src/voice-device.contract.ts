import type { AudioRole, CallEnd, VoiceCall, VoiceCallEvents, VoiceDevice, VoiceDeviceEvents } from './voice-device.js';
import { VoiceError } from './voice-error.js';

/** What a kind of device must bring along to be held to the contract. */
export interface VoiceDeviceHarness {
  /** A device that is not registered yet. */
  device(identity: string, token?: 'good' | 'expired' | 'forged'): Promise<VoiceDevice>;
  freshToken(identity: string): Promise<string>;
  dropSockets(identity: string): Promise<void>;
  restoreSockets(identity: string): Promise<void>;
  /** Does the browser show that somebody records? */
  isMicrophoneOpen(): boolean;
}

export interface VoiceDeviceRule {
  name: string;
  check(harness: VoiceDeviceHarness): Promise<void>;
}

const patienceMs = 8_000;

function next<Name extends keyof VoiceDeviceEvents>(from: VoiceDevice, name: Name): Promise<VoiceDeviceEvents[Name]>;
function next<Name extends keyof VoiceCallEvents>(from: VoiceCall, name: Name): Promise<VoiceCallEvents[Name]>;
function next(from: { on(name: string, listener: (payload: unknown) => void): () => void }, name: string) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => finish(() => reject(new Error(`"${name}" was not said`))), patienceMs);
    const off = from.on(name, (payload) => finish(() => resolve(payload)));
    function finish(report: () => void): void {
      clearTimeout(timer);
      off();
      report();
    }
  });
}

function expect(claim: boolean, sentence: string): void {
  if (!claim) throw new Error(sentence);
}

function attempt(task: () => void): boolean {
  try {
    task();
    return true;
  } catch {
    return false;
  }
}

async function registered(harness: VoiceDeviceHarness, identity: string): Promise<VoiceDevice> {
  const device = await harness.device(identity);
  await device.register();
  return device;
}

interface Bridge {
  alice: VoiceDevice;
  bob: VoiceDevice;
  outgoing: VoiceCall;
  incoming: VoiceCall;
}

async function ringBob(harness: VoiceDeviceHarness): Promise<Bridge> {
  const alice = await registered(harness, 'alice');
  const bob = await registered(harness, 'bob');
  const offered = next(bob, 'incoming');
  const outgoing = await alice.connect({ To: 'bob' });
  const [incoming] = await Promise.all([offered, next(outgoing, 'ringing')]);
  return { alice, bob, outgoing, incoming };
}

async function talk(harness: VoiceDeviceHarness): Promise<Bridge> {
  const bridge = await ringBob(harness);
  const both = Promise.all([next(bridge.outgoing, 'accepted'), next(bridge.incoming, 'accepted')]);
  bridge.incoming.accept();
  await both;
  return bridge;
}

function countEnds(call: VoiceCall): () => readonly CallEnd[] {
  const ends: CallEnd[] = [];
  call.on('ended', (end) => ends.push(end));
  return () => ends;
}

async function refusalOf(task: Promise<unknown>): Promise<unknown> {
  return task.then(
    () => null,
    (reason: unknown) => reason ?? 'refused',
  );
}

/** Devices are listed, and closed, a moment after the browser was asked to. */
async function until(claim: () => boolean, sentence: string): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!claim() && Date.now() < end) await turn();
  expect(claim(), sentence);
}

const audioRoles: readonly AudioRole[] = ['microphone', 'speaker', 'ringer'];

async function withDevicesListed(harness: VoiceDeviceHarness): Promise<VoiceDevice> {
  const device = await registered(harness, 'alice');
  for (const role of audioRoles) await until(() => device.audio.devices(role).length > 1, `no ${role} is listed`);
  return device;
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 50));

/** One entry a rule of VoiceDevice's doc comment; plain functions, so that a browser without a test runner can run them. */
export const voiceDeviceRules: readonly VoiceDeviceRule[] = [
  {
    name: 'says registered when it can be called, and unregistered when it no longer can',
    async check(harness) {
      const device = await harness.device('alice');
      const said: string[] = [];
      device.on('registered', () => said.push('registered'));
      device.on('unregistered', () => said.push('unregistered'));
      await device.register();
      await device.unregister();
      expect(said.join() === 'registered,unregistered', `it said ${said.join()}`);
    },
  },
  ...(['expired', 'forged'] as const).map((token) => ({
    name: `rejects register() with a VoiceError when the token is ${token}`,
    async check(harness: VoiceDeviceHarness) {
      const device = await harness.device('alice', token);
      const error = await device.register().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error instanceof VoiceError, `it rejected with ${String(error)}`);
      const kind = error instanceof VoiceError ? error.kind : '';
      expect(kind === (token === 'expired' ? 'token-expired' : 'token-invalid'), `the error's kind is ${kind}`);
    },
  })),
  {
    name: 'rings before it is accepted, and knows the call SID from then on',
    async check(harness) {
      const { outgoing, incoming } = await ringBob(harness);
      expect(/^CA/.test(outgoing.callSid ?? ''), `the outgoing SID is ${outgoing.callSid}`);
      expect(incoming.from === 'client:alice', `the caller is ${incoming.from}`);
      expect(incoming.customParameters.get('callSid') === outgoing.callSid, "the parent's SID came along");
      const accepted = next(outgoing, 'accepted');
      incoming.accept();
      await accepted;
    },
  },
  ...(['outgoing', 'incoming'] as const).map((side) => ({
    name: `ends both sides once, without an error, when the ${side} side hangs up`,
    async check(harness: VoiceDeviceHarness) {
      const bridge = await talk(harness);
      const ends = [countEnds(bridge.outgoing), countEnds(bridge.incoming)];
      const both = Promise.all([next(bridge.outgoing, 'ended'), next(bridge.incoming, 'ended')]);
      bridge[side].hangUp();
      await both;
      bridge[side].hangUp();
      await turn();
      for (const said of ends) expect(said().length === 1 && said()[0]?.error === null, 'one end, no error');
    },
  })),
  {
    name: 'ends an incoming call as cancelled when the caller gives up',
    async check(harness) {
      const { outgoing, incoming } = await ringBob(harness);
      const ended = next(incoming, 'ended');
      outgoing.hangUp();
      expect((await ended).reason === 'cancelled', 'the reason is cancelled');
    },
  },
  {
    name: 'ends an incoming call as cancelled when another device answers it',
    async check(harness) {
      const second = await registered(harness, 'bob');
      const offered = next(second, 'incoming');
      const { incoming } = await ringBob(harness);
      const elsewhere = await offered;
      const ended = next(elsewhere, 'ended');
      incoming.accept();
      expect((await ended).reason === 'cancelled', 'the reason is cancelled');
    },
  },
  {
    name: "ends both sides when an incoming call is rejected, the rejecting one's as rejected",
    async check(harness) {
      const { outgoing, incoming } = await ringBob(harness);
      const both = Promise.all([next(incoming, 'ended'), next(outgoing, 'ended')]);
      incoming.reject();
      expect((await both)[0].reason === 'rejected', 'the reason is rejected');
    },
  },
  {
    name: 'says muted when it changes, and only then',
    async check(harness) {
      const { outgoing } = await talk(harness);
      const said: boolean[] = [];
      outgoing.on('muted', (isMuted) => said.push(isMuted));
      for (const shouldMute of [true, true, false, false]) outgoing.mute(shouldMute);
      expect(said.join() === 'true,false', `it said ${said.join()}`);
      expect(!outgoing.isMuted, 'it is not muted in the end');
    },
  },
  {
    name: 'ignores a call that comes in during another',
    async check(harness) {
      const { bob } = await talk(harness);
      const carol = await registered(harness, 'carol');
      let offers = 0;
      bob.on('incoming', () => (offers += 1));
      const call = await carol.connect({ To: 'bob' });
      // Who calls hears it ring once it was offered.
      await next(call, 'ringing');
      const ended = next(call, 'ended');
      call.hangUp();
      await ended;
      expect(offers === 0, 'bob was not disturbed');
    },
  },
  {
    name: 'keeps a call through a lost socket, and registers again',
    async check(harness) {
      const { alice, outgoing } = await talk(harness);
      const lost = Promise.all([next(outgoing, 'reconnecting'), next(alice, 'unregistered')]);
      await harness.dropSockets('alice');
      await lost;
      const back = Promise.all([next(outgoing, 'reconnected'), next(alice, 'registered')]);
      await harness.restoreSockets('alice');
      await back;
    },
  },
  {
    name: 'goes on with a fresh token during a call',
    async check(harness) {
      const { alice, outgoing } = await talk(harness);
      const ends = countEnds(outgoing);
      alice.updateToken(await harness.freshToken('alice'));
      await turn();
      expect(ends().length === 0, 'the call goes on');
    },
  },
  {
    name: 'ends its calls when it is destroyed, and says nothing afterwards',
    async check(harness) {
      const { alice, outgoing, incoming } = await talk(harness);
      let said = 0;
      const ended = Promise.all([next(outgoing, 'ended'), next(incoming, 'ended')]);
      alice.on('unregistered', () => (said += 1));
      alice.on('error', () => (said += 1));
      alice.destroy();
      await ended;
      expect(said === 0, 'the destroyed device was silent');
      const fresh = await harness.freshToken('alice');
      const takesToken = attempt(() => alice.updateToken(fresh));
      expect(!takesToken, 'a destroyed device takes no token');
    },
  },
  {
    name: 'gives every role each device that it lists, and the default again, and none that is not there',
    async check(harness) {
      const { audio } = await withDevicesListed(harness);
      expect(audio.canChooseOutputs, 'loudspeakers can be chosen');
      for (const role of audioRoles) {
        for (const { id, label } of audio.devices(role)) {
          expect(label !== '', `the ${role} has a name`);
          await audio.choose(role, id);
        }
        expect((await refusalOf(audio.choose(role, 'nowhere'))) !== null, `a ${role} that is not there is refused`);
        await audio.choose(role, null);
      }
      expect(!harness.isMicrophoneOpen(), 'choosing opens no microphone');
    },
  },
  {
    name: 'plays a tone on the loudspeaker of either role, chosen or not',
    async check(harness) {
      const { audio } = await withDevicesListed(harness);
      for (const role of ['speaker', 'ringer'] as const) {
        await audio.playTone(role);
        await audio.choose(role, audio.devices(role)[1]?.id ?? null);
        await audio.playTone(role);
      }
    },
  },
  {
    name: "tells the microphone's level while somebody listens, and gives it back afterwards",
    async check(harness) {
      const { audio } = await withDevicesListed(harness);
      await audio.choose('microphone', audio.devices('microphone')[1]?.id ?? null);
      let levels = 0;
      const stop = audio.listen((level) => (levels += level >= 0 && level <= 1 ? 1 : 0));
      await until(() => levels > 0, 'a level is told');
      expect(harness.isMicrophoneOpen(), 'the microphone is open');
      stop();
      stop();
      await until(() => !harness.isMicrophoneOpen(), 'the microphone is closed');
    },
  },
  {
    name: 'changes the microphone before a call and in the middle of it, and gives it back at the end',
    async check(harness) {
      const { alice, bob, outgoing, incoming } = await talk(harness);
      const ends = countEnds(outgoing);
      const stop = alice.audio.listen(() => {});
      for (const each of [alice, bob]) {
        const [first, second] = each.audio.devices('microphone');
        for (const id of [second?.id ?? null, first?.id ?? null, null, second?.id ?? null]) {
          await each.audio.choose('microphone', id);
        }
      }
      stop();
      await turn();
      expect(harness.isMicrophoneOpen() && ends().length === 0, 'the call goes on, with a microphone');
      incoming.hangUp();
      await until(() => ends().length === 1 && !harness.isMicrophoneOpen(), 'the microphone is closed after the call');
      const offered = next(bob, 'incoming');
      const again = await alice.connect({ To: 'bob' });
      const answered = await offered;
      const both = Promise.all([next(again, 'accepted'), next(answered, 'accepted')]);
      answered.accept();
      await both;
      expect(harness.isMicrophoneOpen(), 'the next call has the chosen microphone');
      answered.hangUp();
      await until(() => !harness.isMicrophoneOpen(), 'and gives it back, too');
    },
  },
];

/** Holds a kind of device to the contract; `test` is the runner's, `makeHarness` gives a fresh world for each rule. */
export function describeVoiceDevice(
  test: (name: string, run: () => Promise<void>) => void,
  makeHarness: () => VoiceDeviceHarness | Promise<VoiceDeviceHarness>,
): void {
  for (const rule of voiceDeviceRules) test(rule.name, async () => rule.check(await makeHarness()));
}
