import { samplesPerFrame, silentFrame, type Frame } from './audio-source.js';

const startFrames = 2;
const mostFrames = 8;

/**
 * Evens out what arrives from the network: waits until two frames are there, gives one per beat, starts anew after it ran
 * dry, and drops the oldest when more than 160 ms have piled up, so that delay never grows.
 */
export class JitterBuffer {
  private readonly frames: Frame[] = [];
  private filling = true;

  /** Takes a packet's audio of any length that is a multiple of a millisecond; splits it into frames. */
  push(audio: Uint8Array): void {
    for (let start = 0; start < audio.length; start += samplesPerFrame) {
      const part = audio.subarray(start, start + samplesPerFrame);
      const frame = new Uint8Array(silentFrame);
      frame.set(part);
      this.frames.push(frame);
    }
    if (this.frames.length > mostFrames) this.frames.splice(0, this.frames.length - startFrames);
    if (this.frames.length >= startFrames) this.filling = false;
  }

  pull(): Frame | undefined {
    const frame = this.filling ? undefined : this.frames.shift();
    if (!frame) this.filling = true;
    return frame;
  }
}
