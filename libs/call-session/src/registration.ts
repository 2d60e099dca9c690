import type { Clock } from './clock.js';
import type { VoiceDevice } from './voice-device.js';

/** A registration that says nothing for this long is begun again from the start. */
export const registrationPatienceMs = 20_000;

/** Registers a device, and destroys it when that fails or takes too long. */
export async function registerWithin(device: VoiceDevice, clock: Clock): Promise<void> {
  let cancel = () => {};
  const silence = new Promise<never>((_, reject) => {
    cancel = clock.after(registrationPatienceMs, () =>
      reject(new Error(`Twilio has not answered for ${registrationPatienceMs / 1000} seconds.`)),
    );
  });
  try {
    await Promise.race([device.register(), silence]);
  } catch (error) {
    device.destroy();
    throw error;
  } finally {
    cancel();
  }
}
