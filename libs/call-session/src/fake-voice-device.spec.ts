import { describe, test } from '@jest/globals';
import { FakeSwitchboard } from './fake-voice-device.js';
import { describeVoiceDevice } from './voice-device.contract.js';

describe('the fake voice device', () => {
  describeVoiceDevice(test, () => {
    const switchboard = new FakeSwitchboard();
    switchboard.refuseToken('expired', 20104);
    switchboard.refuseToken('forged', 20101);
    return {
      device: async (identity, token = 'good') => switchboard.device(identity, token),
      freshToken: async () => 'fresh',
      dropSockets: async (identity) => switchboard.dropSockets(identity),
      restoreSockets: async (identity) => switchboard.restoreSockets(identity),
      isMicrophoneOpen: () => switchboard.soundCard.isMicrophoneOpen,
    };
  });
});
