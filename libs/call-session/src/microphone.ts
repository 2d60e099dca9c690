export type MicrophoneProblem =
  'not-secure' | 'blocked-by-page' | 'microphone-refused' | 'no-microphone' | 'microphone-busy';

export type MicrophoneReport = { kind: 'usable'; label: string } | { kind: 'unusable'; problem: MicrophoneProblem };

export interface Microphone {
  /** Asks for the microphone, which may show the browser's question, and gives it back at once. */
  check(): Promise<MicrophoneReport>;
  /**
   * What stands in the way, as far as can be seen without opening it; null for nothing. Opening a Bluetooth headset
   * changes the list of devices, so whoever opens it at each change would never stop.
   */
  look(): Promise<MicrophoneProblem | null>;
  /** Says that a new check may answer differently: a permission was changed, a device was plugged in. */
  onChange(listener: () => void): () => void;
}

interface PolicyDocument {
  featurePolicy?: { allowsFeature(feature: string): boolean };
  permissionsPolicy?: { allowsFeature(feature: string): boolean };
}

function isAllowedByPage(page: Document): boolean {
  const { permissionsPolicy, featurePolicy } = page as PolicyDocument;
  return (permissionsPolicy ?? featurePolicy)?.allowsFeature('microphone') ?? true;
}

const problems: Readonly<Record<string, MicrophoneProblem>> = {
  NotAllowedError: 'microphone-refused',
  SecurityError: 'microphone-refused',
  NotFoundError: 'no-microphone',
  OverconstrainedError: 'no-microphone',
  NotReadableError: 'microphone-busy',
  AbortError: 'microphone-busy',
};

export const browserMicrophone: Microphone = {
  async check() {
    if (!window.isSecureContext) return { kind: 'unusable', problem: 'not-secure' };
    if (!isAllowedByPage(document)) return { kind: 'unusable', problem: 'blocked-by-page' };
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const label = stream.getAudioTracks()[0]?.label ?? '';
      for (const track of stream.getTracks()) track.stop();
      return { kind: 'usable', label };
    } catch (error) {
      const name = error instanceof Error ? error.name : '';
      return { kind: 'unusable', problem: problems[name] ?? 'microphone-busy' };
    }
  },

  async look() {
    const permission = await navigator.permissions?.query({ name: 'microphone' }).catch(() => null);
    if (permission?.state === 'denied') return 'microphone-refused';
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.some(({ kind }) => kind === 'audioinput') ? null : 'no-microphone';
  },

  onChange(listener) {
    const stop = new AbortController();
    // Absent on a page that is not secure, and that page cannot become secure without a reload.
    const devices: MediaDevices | undefined = navigator.mediaDevices;
    devices?.addEventListener('devicechange', listener, { signal: stop.signal });
    navigator.permissions
      ?.query({ name: 'microphone' })
      .then((status) => status.addEventListener('change', listener, { signal: stop.signal }))
      .catch(() => undefined); // Browsers that cannot be asked leave the rep the "Check again" button.
    return () => stop.abort();
  },
};
