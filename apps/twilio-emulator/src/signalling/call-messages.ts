import { PeerConnectionMedia } from '../media/peer-connection-media.js';
import { connectionIdentity } from '../media/sdp.js';
import type { VoiceAccess } from './access-token.js';
import type { BrowserCall, DeviceSocket } from './browser-call.js';
import type { ClientMessage, PayloadOf } from './messages.js';
import { callerHangsUp, placeCall } from './outgoing-call.js';
import type { SignallingServices } from './signalling-services.js';

type CallMessage = Exclude<ClientMessage, { type: 'listen' | 'register' }>;

/** A device speaks about a call: one of its own, never another identity's. */
export async function handleCallMessage(
  socket: DeviceSocket,
  access: VoiceAccess,
  message: CallMessage,
  services: SignallingServices,
): Promise<void> {
  if (message.type === 'invite') {
    const { reconnect } = message.payload;
    if (reconnect === undefined) return placeCall(socket, access, message.payload, services);
    return resume(socket, access, { ...message.payload, reconnect }, services);
  }
  const { callsid } = message.payload;
  const owner = { accountSid: access.account.sid, identity: access.identity };
  const call = services.browserCalls.find(socket, owner, callsid);
  if (!call) {
    // The call ended while this message was on its way. Only an answer leaves the browser waiting for a word.
    if (message.type === 'answer' || message.type === 'reinvite') socket.send('hangup', { callsid });
    return;
  }
  if (!call.isAttached) call.attach(socket);
  const incoming = services.incomingCalls.get(call);
  switch (message.type) {
    case 'answer':
      return incoming?.answeredBy(call, message.payload.sdp);
    case 'reject':
      return incoming?.rejectedBy(call);
    case 'hangup':
      if (incoming && !call.leg.isAnswered) return incoming.rejectedBy(call);
      return callerHangsUp(call);
    case 'dtmf':
      return call.leg.pressDigits(message.payload.dtmf);
    case 'reinvite':
      return restartIce(call, message.payload);
    case 'message':
      return acknowledge(call, message.payload);
  }
}

async function restartIce(call: BrowserCall, { callsid, sdp: offer }: PayloadOf<'reinvite'>): Promise<void> {
  const sdp = await call.media.restartIce(offer);
  if (sdp !== undefined) call.send('answer', { callsid, sdp });
}

/** The browser came back: on a new socket, after updateToken, or (with another connection) after a reload of the page. */
async function resume(
  socket: DeviceSocket,
  access: VoiceAccess,
  invite: PayloadOf<'invite'> & { reconnect: string },
  services: SignallingServices,
): Promise<void> {
  const call = services.browserCalls.findByReconnectToken(invite.reconnect);
  if (!call || call.accountSid !== access.account.sid || call.identity !== access.identity) {
    const error = { code: 31107, message: 'There is no call for this reconnect token any more.' };
    return socket.send('hangup', { callsid: invite.callsid, error });
  }
  call.attach(socket);
  call.leg.note('resumed');
  const answer = { callsid: call.leg.sid, reconnect: call.reconnectToken };
  const identity = connectionIdentity(invite.sdp);
  if (identity === call.connectionIdentity) return socket.send('answer', answer);
  const renewed = await PeerConnectionMedia.answering(invite.sdp, {
    isLoopbackOnly: services.isLoopbackOnly,
    onLost: () => call.media === renewed.media && call.leg.end('completed', { byParty: true }),
  });
  call.media = renewed.media;
  call.connectionIdentity = identity;
  call.leg.line?.replaceEndpoint(renewed.media);
  socket.send('answer', { ...answer, sdp: renewed.answer });
}

function acknowledge(call: BrowserCall, message: PayloadOf<'message'>): void {
  const { callsid, voiceeventsid } = message;
  call.leg.note('message', JSON.stringify(message.content));
  call.send('ack', { acktype: 'message', callsid, voiceeventsid });
}
