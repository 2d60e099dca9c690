import { CallSession } from './call-session.js';
import { voiceDeviceRules } from './voice-device.contract.js';
import type { VoiceDevice } from './voice-device.js';
import { voiceSdkDevices } from './voice-sdk-device.js';

declare global {
  interface Window {
    checkRule: (name: string) => Promise<void>;
    signIn: (clientName: string, lifetimeSeconds: number) => SessionInPage;
  }
}

export interface SessionInPage {
  session: CallSession;
  tokensAsked: number;
  /** While true, token requests are not answered. */
  isSilent: boolean;
}

const server = async (path: string): Promise<string> => (await fetch(path, { method: 'POST' })).text();
const createDevice = voiceSdkDevices({ signallingHost: new URLSearchParams(location.search).get('signalling') });

// Every microphone that was opened in this page, to see which are still open.
const opened: MediaStreamTrack[] = [];
const openMicrophone = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (constraints) => {
  const stream = await openMicrophone(constraints);
  opened.push(...stream.getTracks());
  return stream;
};

/** The contract, run in the page itself, over the real Voice SDK. */
window.checkRule = async (name) => {
  const rule = voiceDeviceRules.find((each) => each.name === name);
  if (!rule) throw new Error(`There is no rule "${name}"`);
  const devices: VoiceDevice[] = [];
  try {
    await rule.check({
      async device(identity, token = 'good') {
        const device = await createDevice(await server(`/token/${token}/${identity}`));
        devices.push(device);
        return device;
      },
      freshToken: (identity) => server(`/token/good/${identity}`),
      async dropSockets(identity) {
        await server(`/drop/${identity}`);
      },
      restoreSockets: async () => {}, // The SDK connects again by itself.
      isMicrophoneOpen: () => opened.some(({ readyState }) => readyState === 'live'),
    });
  } finally {
    for (const device of devices) device.destroy();
  }
};

/** A whole session over the real Voice SDK, with the browser's own clock and microphone. */
window.signIn = (clientName, lifetimeSeconds) => {
  const page: SessionInPage = {
    tokensAsked: 0,
    isSilent: false,
    session: new CallSession({
      clientName,
      async fetchToken() {
        page.tokensAsked += 1;
        if (page.isSilent) throw new Error('Cordboard cannot be reached.');
        const token = await server(`/token/${lifetimeSeconds}/${clientName}`);
        return { token, expiresAt: Date.now() + lifetimeSeconds * 1_000 };
      },
      createDevice,
      lookUpCall: async () => null,
    }),
  };
  void page.session.signIn();
  return page;
};
