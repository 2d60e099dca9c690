import type { DirectoryEntry, NetworkMessage, TelephoneMessage } from '../telephone-network/telephone-messages.js';

/**
 *     unplugged ──plugged-in──▶ idle ──call──▶ calling ──answered──▶ connected
 *                                ▲ │                │                   │
 *                                │ └──ringing──▶ ringing ──answer──▶────┤
 *                                └──────────── hang-up, from any ───────┘
 */
export type LineState = 'unplugged' | 'idle' | 'calling' | 'ringing' | 'connected';

export interface LineEvents {
  stateChanged(state: LineState, party: string): void;
  pluggedIn(number: string, directory: readonly DirectoryEntry[]): void;
  refused(reason: string): void;
  lost(): void;
  ended(reason: string): void;
  digits(digits: string): void;
  caption(text: string): void;
}

export class MicrophoneUnavailable extends Error {}

/** The telephone's line: its socket to the network, and the audio of the one call that it can have. */
export class PhoneLine {
  private readonly socket: WebSocket;
  private peer: RTCPeerConnection | undefined;
  private microphone: MediaStream | undefined;
  private state: LineState = 'unplugged';
  private party = '';
  private wasRefused = false;

  constructor(
    number: string,
    private readonly loudspeaker: HTMLAudioElement,
    private readonly events: LineEvents,
  ) {
    this.socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/phone/socket`);
    this.socket.addEventListener('open', () => this.send({ type: 'plug-in', number }));
    this.socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      void this.receive(JSON.parse(data) as NetworkMessage);
    });
    this.socket.addEventListener('close', () => {
      this.releaseAudio();
      this.become('unplugged', '');
      if (!this.wasRefused) this.events.lost();
    });
  }

  /** @throws MicrophoneUnavailable */
  async call(number: string): Promise<void> {
    if (this.state !== 'idle') return;
    this.become('calling', number);
    await this.offer((sdp) => this.send({ type: 'call', number, sdp }));
  }

  /** @throws MicrophoneUnavailable */
  async answer(): Promise<void> {
    if (this.state === 'ringing') await this.offer((sdp) => this.send({ type: 'answer', sdp }));
  }

  decline(): void {
    this.send({ type: 'decline' });
    this.end('Declined');
  }

  hangUp(): void {
    this.send({ type: 'hang-up' });
    this.end('Call ended');
  }

  press(digits: string): void {
    this.send({ type: 'digits', digits });
  }

  private async receive(message: NetworkMessage): Promise<void> {
    switch (message.type) {
      case 'plugged-in':
        this.events.pluggedIn(message.number, message.directory);
        return this.become('idle', '');
      case 'refused':
        this.wasRefused = true;
        return this.events.refused(message.reason);
      case 'ringing':
        return this.become('ringing', message.from);
      case 'connected':
        return this.peer?.setRemoteDescription({ type: 'answer', sdp: message.sdp });
      case 'answered':
        return this.become('connected', this.party);
      case 'hang-up':
        return this.end(message.reason);
      case 'digits':
        return this.events.digits(message.digits);
      case 'caption':
        return this.events.caption(message.text);
    }
  }

  private async offer(send: (sdp: string) => void): Promise<void> {
    try {
      this.microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch (cause) {
      throw new MicrophoneUnavailable(explainMicrophone(cause), { cause });
    }
    const peer = new RTCPeerConnection();
    this.peer = peer;
    for (const track of this.microphone.getTracks()) peer.addTrack(track, this.microphone);
    peer.addEventListener('track', ({ streams: [stream] }) => (this.loudspeaker.srcObject = stream ?? null));
    await peer.setLocalDescription();
    // The caller may have hung up while the browser asked for the microphone.
    if (this.state === 'idle' || this.state === 'unplugged') return this.releaseAudio();
    send(peer.localDescription?.sdp ?? '');
  }

  private end(reason: string): void {
    const wasInCall = this.state !== 'idle' && this.state !== 'unplugged';
    this.releaseAudio();
    if (!wasInCall) return;
    this.become('idle', '');
    this.events.ended(reason);
  }

  private releaseAudio(): void {
    this.peer?.close();
    this.peer = undefined;
    for (const track of this.microphone?.getTracks() ?? []) track.stop();
    this.microphone = undefined;
    this.loudspeaker.srcObject = null;
  }

  private become(state: LineState, party: string): void {
    this.state = state;
    this.party = party;
    this.events.stateChanged(state, party);
  }

  private send(message: TelephoneMessage): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
}

function explainMicrophone(cause: unknown): string {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'NotAllowedError') {
    return 'The browser blocks the microphone. Allow it at the left of the address bar, then call again.';
  }
  if (name === 'NotFoundError') return 'No microphone was found. Plug one in, then call again.';
  if (name === 'NotReadableError') return 'Another program holds the microphone. Close it there, then call again.';
  return 'There is no microphone here. Open this page at http://localhost, then call again.';
}
