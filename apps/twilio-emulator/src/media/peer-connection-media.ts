import { randomInt } from 'node:crypto';
import type { RTCPeerConnection } from 'werift';
import { samplesPerFrame, type Frame } from './audio-source.js';
import { JitterBuffer } from './jitter-buffer.js';
import type { MediaEndpoint } from './media-endpoint.js';
import { loopbackCandidatesOnly, withoutCandidates } from './sdp.js';

const pcmuPayloadType = 0;

/** Loaded when the first call needs it: it costs a third of a second and 15 MiB. */
const loadWerift = () => import('werift');
export const warmUpMedia = async (): Promise<void> => void (await loadWerift());

/** A browser's audio over WebRTC: PCMU alone, so that tones, echo and bridging work on the samples themselves. */
export class PeerConnectionMedia implements MediaEndpoint {
  packetsIn = 0;
  packetsOut = 0;
  private readonly arrived = new JitterBuffer();
  private sequenceNumber = randomInt(0x10000);
  private timestamp = randomInt(0x7fffffff);
  private isClosed = false;
  private newestOffer = '';
  private isRestarting = false;
  private restarting: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly werift: typeof import('werift'),
    private readonly connection: RTCPeerConnection,
    private readonly isLoopbackOnly: boolean,
    onLost: () => void,
  ) {
    // werift announces the same track again after an ICE restart; listening twice would double every packet.
    let isListening = false;
    connection.onTrack.subscribe((track) => {
      if (isListening) return;
      isListening = true;
      track.onReceiveRtp.subscribe((packet) => {
        if (packet.header.payloadType !== pcmuPayloadType) return;
        this.packetsIn++;
        this.arrived.push(packet.payload);
      });
    });
    connection.iceConnectionStateChange.subscribe((state) => {
      if (state === 'connected') this.isRestarting = false;
    });
    connection.connectionStateChange.subscribe((state) => {
      // The checks that a restart replaced fail. Should the new ones fail too, the browser tries again, or hangs up.
      if (state === 'failed' && this.isRestarting) return;
      if ((state === 'failed' || state === 'closed') && !this.isClosed) onLost();
    });
  }

  /** Answers a browser's offer. */
  static async answering(offer: string, options: PeerOptions): Promise<{ media: PeerConnectionMedia; answer: string }> {
    const media = await PeerConnectionMedia.create(options);
    media.connection.addTransceiver('audio', { direction: 'sendrecv' });
    return { media, answer: await media.answer(offer) };
  }

  /** Makes an offer to a browser; `acceptAnswer` completes it. */
  static async offering(options: PeerOptions): Promise<{ media: PeerConnectionMedia; offer: string }> {
    const media = await PeerConnectionMedia.create(options);
    media.connection.addTransceiver('audio', { direction: 'sendrecv' });
    await media.connection.setLocalDescription(await media.connection.createOffer());
    return { media, offer: media.localSdp() };
  }

  private static async create(options: PeerOptions): Promise<PeerConnectionMedia> {
    const werift = await loadWerift();
    let browsersFragment = (): string | undefined => undefined;
    const connection = new werift.RTCPeerConnection({
      codecs: {
        audio: [
          new werift.RTCRtpCodecParameters({
            mimeType: 'audio/PCMU',
            clockRate: 8_000,
            channels: 1,
            payloadType: pcmuPayloadType,
          }),
        ],
        video: [],
      },
      iceServers: [],
      iceUseIpv6: false,
      iceAdditionalHostAddresses: ['127.0.0.1'],
      // After an ICE restart the browser's last checks still carry its old name; answering them would revive the old path.
      iceFilterStunResponse: (message) => {
        const current = browsersFragment();
        const username: unknown = message.getAttributeValue('USERNAME');
        return !current || typeof username !== 'string' || username.split(':')[1] === current;
      },
    });
    browsersFragment = () => connection.iceTransports[0]?.connection.remoteUsername;
    return new PeerConnectionMedia(werift, connection, options.isLoopbackOnly, options.onLost);
  }

  async acceptAnswer(answer: string): Promise<void> {
    await this.connection.setRemoteDescription({ type: 'answer', sdp: withoutCandidates(answer) });
  }

  /**
   * The browser lost its path and offers a new one within the same connection. It may change its mind many times a
   * second, and takes whichever answer comes for one to its newest offer.
   *
   * @returns undefined for an offer that a newer one has replaced meanwhile
   */
  async restartIce(offer: string): Promise<string | undefined> {
    this.newestOffer = offer;
    const answered = this.restarting.then(async () => {
      await this.established();
      if (this.newestOffer !== offer || this.isClosed) return undefined;
      this.isRestarting = true;
      const answer = await this.answer(offer);
      // werift begins the new checks by itself only before DTLS is through. They end once the browser, which needs this
      // answer first, has been heard: nothing to wait for.
      void this.connection.iceTransports[0]?.start().catch(() => undefined);
      return answer;
    });
    this.restarting = answered.catch(() => undefined);
    return answered;
  }

  /** A restart in the middle of the first handshake would lose both; the browser keeps the old path until our answer. */
  private async established(): Promise<void> {
    const [transport] = this.connection.dtlsTransports;
    if (!transport || transport.state === 'connected') return;
    await transport.onStateChange.watch((state) => state !== 'new' && state !== 'connecting');
  }

  receive(): Frame | undefined {
    return this.arrived.pull();
  }

  send(frame: Frame): void {
    const sender = this.connection.getSenders()[0];
    this.timestamp = (this.timestamp + samplesPerFrame) >>> 0;
    if (this.isClosed || !sender || this.connection.connectionState !== 'connected') return;
    const { RtpHeader, RtpPacket } = this.werift;
    this.sequenceNumber = (this.sequenceNumber + 1) & 0xffff;
    const header = new RtpHeader({
      payloadType: pcmuPayloadType,
      sequenceNumber: this.sequenceNumber,
      timestamp: this.timestamp,
      marker: this.packetsOut === 0,
    });
    this.packetsOut++;
    sender.sendRtp(new RtpPacket(header, Buffer.from(frame))).catch(() => undefined);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.connection.close().catch(() => undefined);
  }

  private async answer(offer: string): Promise<string> {
    await this.connection.setRemoteDescription({ type: 'offer', sdp: withoutCandidates(offer) });
    await this.connection.setLocalDescription(await this.connection.createAnswer());
    return this.localSdp();
  }

  private localSdp(): string {
    const sdp = this.connection.localDescription?.sdp ?? '';
    return this.isLoopbackOnly ? loopbackCandidatesOnly(sdp) : sdp;
  }
}

export interface PeerOptions {
  readonly isLoopbackOnly: boolean;
  /** The connection broke for good (not called after close). */
  readonly onLost: () => void;
}
