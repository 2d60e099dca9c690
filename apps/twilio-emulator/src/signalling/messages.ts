import { z } from 'zod';

/**
 * What the Voice SDK says over its socket, one JSON object per text frame: {type, version, payload}. A lone line feed is
 * the heartbeat, in both directions.
 */
const callsid = z.string().max(64);
const sdp = z.string().max(100_000);

export const clientMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('listen'),
    payload: z.object({ token: z.string().max(16_384), reconnectTimeout: z.number().optional() }),
  }),
  z.object({ type: z.literal('register'), payload: z.object({ media: z.object({ audio: z.boolean() }) }) }),
  z.object({
    type: z.literal('invite'),
    payload: z.object({
      callsid,
      sdp,
      reconnect: z.string().optional(),
      twilio: z.object({ params: z.string().max(16_384).optional() }).optional(),
    }),
  }),
  z.object({ type: z.literal('answer'), payload: z.object({ callsid, sdp }) }),
  z.object({ type: z.literal('hangup'), payload: z.object({ callsid, message: z.string().optional() }) }),
  z.object({ type: z.literal('reject'), payload: z.object({ callsid }) }),
  z.object({ type: z.literal('dtmf'), payload: z.object({ callsid, dtmf: z.string().max(256) }) }),
  z.object({ type: z.literal('reinvite'), payload: z.object({ callsid, sdp }) }),
  z.object({
    type: z.literal('message'),
    payload: z.object({
      callsid,
      content: z.unknown(),
      contenttype: z.string().optional(),
      messagetype: z.string().optional(),
      voiceeventsid: z.string(),
    }),
  }),
]);

export type ClientMessage = z.output<typeof clientMessage>;
export type PayloadOf<Type extends ClientMessage['type']> = Extract<ClientMessage, { type: Type }>['payload'];

interface SignallingError {
  readonly code: number;
  readonly message: string;
}

export interface ServerPayloads {
  connected: {
    region: string;
    edge: string;
    home: string;
    gateway: string;
    token: { identity: string; ttl: number };
  };
  ready: Record<string, never>;
  offline: Record<string, never>;
  close: Record<string, never>;
  error: { error: SignallingError; callsid?: string; voiceeventsid?: string };
  ringing: { callsid: string; sdp?: string };
  answer: { callsid: string; sdp?: string; reconnect?: string };
  invite: { callsid: string; sdp: string; reconnect: string; parameters: Record<string, string> };
  cancel: { callsid: string };
  hangup: { callsid: string; error?: SignallingError };
  ack: { acktype: 'message'; callsid: string; voiceeventsid: string };
  message: { callsid: string; content: unknown; contenttype: string; messagetype: string; voiceeventsid: string };
}

export const heartbeat = '\n';
export const signallingVersion = '1.6';
