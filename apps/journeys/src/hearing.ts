import { expect, type Frame } from '@playwright/test';

/** What arrives at a person's ear. */
export interface Heard {
  /** Frequency of the strongest component. */
  readonly hertz: number;
  /** Root mean square of the signal, in decibels below full scale; silence is -Infinity. */
  readonly decibels: number;
}

/**
 * Runs in every frame before its own scripts: keeps hold of the audio that arrives over WebRTC, which the page's own code
 * hands straight to a loudspeaker that no test can hear.
 */
export function keepRemoteAudio(): void {
  const keep = window as unknown as { remoteAudio: MediaStreamTrack[] };
  keep.remoteAudio = [];
  const Original = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') keep.remoteAudio.push(track);
      });
    }
  };
}

/** Measures a third of a second of the newest call's audio, as it arrives in this frame. */
export function listen(frame: Frame): Promise<Heard> {
  return frame.evaluate(async () => {
    const { remoteAudio } = window as unknown as { remoteAudio: MediaStreamTrack[] };
    const track = remoteAudio.at(-1);
    if (!track) return { hertz: 0, decibels: -Infinity };
    const context = new AudioContext({ sampleRate: 48_000 });
    try {
      const source = context.createMediaStreamSource(new MediaStream([track]));
      const analyser = new AnalyserNode(context, { fftSize: 16_384, smoothingTimeConstant: 0 });
      source.connect(analyser);
      // The analyser's window must have filled with sound that arrived after it was connected.
      const started = context.currentTime;
      await new Promise<void>((filled) => {
        const look = () => (context.currentTime - started > 16_384 / 48_000 ? filled() : requestAnimationFrame(look));
        look();
      });
      const wave = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(wave);
      const power = wave.reduce((sum, sample) => sum + sample * sample, 0) / wave.length;
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      analyser.getFloatFrequencyData(spectrum);
      const strongest = spectrum.indexOf(Math.max(...spectrum));
      return { hertz: (strongest * context.sampleRate) / analyser.fftSize, decibels: 10 * Math.log10(power) };
    } finally {
      await context.close();
    }
  });
}

/** Until this frame's user hears that pitch, at a level that a person would call loud enough. */
export async function expectToHear(frame: Frame, hertz: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const heard = await listen(frame);
        return heard.decibels > -35 ? Math.round(heard.hertz / 10) * 10 : `silence (${heard.decibels.toFixed(0)} dB)`;
      },
      { message: `a tone of ${hertz} Hz is heard` },
    )
    .toBe(Math.round(hertz / 10) * 10);
}

/** Until nothing is heard any more. */
export async function expectSilence(frame: Frame): Promise<void> {
  await expect.poll(async () => (await listen(frame)).decibels, { message: 'nothing is heard' }).toBeLessThan(-60);
}
