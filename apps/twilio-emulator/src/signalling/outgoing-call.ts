import { parse } from 'node:querystring';
import type { Leg } from '../calls/leg.js';
import type { Ending, FarEnd } from '../calls/far-end.js';
import { applicationRoute } from '../calls/voice-route.js';
import { PeerConnectionMedia } from '../media/peer-connection-media.js';
import { connectionIdentity } from '../media/sdp.js';
import { statusOfCallerWhoLeft } from '../unverified-choices.js';
import type { VoiceAccess } from './access-token.js';
import { BrowserCall, type DeviceSocket } from './browser-call.js';
import { separateReserved } from './page-parameters.js';
import type { PayloadOf } from './messages.js';
import type { SignallingServices } from './signalling-services.js';

/** A browser calls: its leg is an inbound call to the TwiML application that its token names. */
export async function placeCall(
  socket: DeviceSocket,
  access: VoiceAccess,
  invite: PayloadOf<'invite'>,
  services: SignallingServices,
): Promise<void> {
  const refuse = (code: number, reason: number, message: string) => {
    socket.send('hangup', { callsid: invite.callsid, error: { code, message } });
    services.complaints.report({ level: 'error', code: reason, message, accountSid: access.account.sid });
  };
  if (!access.outgoing)
    return refuse(20403, 20106, `The token of "${access.identity}" has no outgoing grant: it may not call.`);
  const application = access.account.applications.get(access.outgoing.applicationSid);
  if (!application) {
    return refuse(
      31404,
      21218,
      `The token names ${access.outgoing.applicationSid}, which is no application of this account.`,
    );
  }
  const { allowed, reserved } = separateReserved(pageParameters(invite));
  const customParameters = { ...allowed, ...access.outgoing.parameters };
  const leg = services.calls.create({
    account: access.account,
    direction: 'inbound',
    from: `client:${access.identity}`,
    to: customParameters['To'] ?? '',
    applicationSid: application.sid,
    customParameters,
  });
  if (reserved.length > 0) leg.note('parameters-ignored', reserved.join(', '));
  const route = applicationRoute(application);
  services.statusCallbacks.follow(leg, route.statusCallback);
  const call = await connectMedia(socket, access, invite, leg, services);
  if (call) services.flows.start(leg, route);
}

async function connectMedia(
  socket: DeviceSocket,
  access: VoiceAccess,
  invite: PayloadOf<'invite'>,
  leg: Leg,
  services: SignallingServices,
): Promise<BrowserCall | undefined> {
  try {
    let call: BrowserCall | undefined = undefined;
    const { media, answer } = await PeerConnectionMedia.answering(invite.sdp, {
      isLoopbackOnly: services.isLoopbackOnly,
      onLost: () => call?.media === media && leg.end('completed', { byParty: true }),
    });
    const identity = connectionIdentity(invite.sdp);
    call = new BrowserCall(leg, access.account.sid, access.identity, invite.callsid, media, identity);
    leg.farEnd = callerEnd(call, answer);
    services.calls.attachMedia(leg, media);
    services.browserCalls.add(call, socket);
    return call;
  } catch (error) {
    const message = `The browser's offer cannot be answered: ${error instanceof Error ? error.message : String(error)}`;
    leg.end('failed', { byParty: true });
    socket.send('hangup', { callsid: invite.callsid, error: { code: 31002, message } });
    services.complaints.report({ level: 'error', code: 31002, message, accountSid: leg.account.sid, callSid: leg.sid });
    return undefined;
  }
}

function callerEnd(call: BrowserCall, sdp: string): FarEnd {
  const callsid = call.leg.sid;
  let knowsCallSid = false;
  let hasSdp = false;
  return {
    showRinging(withEarlyMedia) {
      if (knowsCallSid) return;
      knowsCallSid = true;
      hasSdp = withEarlyMedia;
      call.send('ringing', { callsid, ...(withEarlyMedia && { sdp }) });
    },
    connect() {
      knowsCallSid = true;
      call.canResume = true;
      call.send('answer', { callsid, reconnect: call.reconnectToken, ...(!hasSdp && { sdp }) });
    },
    release({ tellParty, error }: Ending) {
      if (!tellParty) return;
      call.send('hangup', {
        callsid: knowsCallSid ? callsid : (call.temporarySid ?? callsid),
        ...(error && { error }),
      });
    },
    sendMessage: (content, messageSid) => sendUserMessage(call, content, messageSid),
  };
}

export function sendUserMessage(call: BrowserCall, content: string, messageSid: string): void {
  call.send('message', {
    callsid: call.leg.sid,
    content,
    contenttype: 'application/json',
    messagetype: 'user-defined-message',
    voiceeventsid: messageSid,
  });
}

/** The caller pressed Hang up. */
export function callerHangsUp(call: BrowserCall): void {
  call.leg.end(call.leg.direction === 'inbound' ? statusOfCallerWhoLeft : 'completed', { byParty: true });
}

function pageParameters(invite: PayloadOf<'invite'>): Record<string, string> {
  const parsed = parse(invite.twilio?.params ?? '', '&', '=', { maxKeys: 0 });
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]) => [name, Array.isArray(value) ? (value.at(-1) ?? '') : (value ?? '')]),
  );
}
