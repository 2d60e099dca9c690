import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccountStore } from '../accounts/account-store.js';
import type { CallRegistry } from '../calls/call-registry.js';
import type { Clock } from '../clock.js';
import type { Debugger } from '../debugger/debugger.js';
import { faultRoutes } from '../faults/fault-routes.js';
import type { Faults } from '../faults/faults.js';
import type { DeviceRegistry } from '../signalling/device-registry.js';
import type { SignallingLog } from '../signalling/signalling-log.js';
import { PretendMedia, pretendCaller, type PretendAudio } from '../telephone-network/pretend-party.js';
import type { PublicNetwork } from '../telephone-network/public-network.js';
import type { Telephones } from '../telephone-network/telephones.js';
import { testNumbers } from '../telephone-network/test-numbers.js';
import type { WebhookLog } from '../webhooks/webhook-log.js';
import { describeCall } from './describe-call.js';

export interface InspectionServices {
  readonly accounts: AccountStore;
  readonly calls: CallRegistry;
  readonly clock: Clock;
  readonly complaints: Debugger;
  readonly devices: DeviceRegistry;
  readonly faults: Faults;
  readonly publicNetwork: PublicNetwork;
  readonly signallingLog: SignallingLog;
  readonly telephones: Telephones;
  readonly webhookLog: WebhookLog;
}

const placedCall = z.strictObject({
  from: z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be an E.164 number'),
  to: z.string().regex(/^\+[1-9]\d{6,14}$/, 'must be an E.164 number'),
  audio: z
    .string()
    .regex(/^(echo|silence|tone:\d{2,4})$/, 'must be "echo", "silence" or "tone:HZ"')
    .default('silence'),
  /** The caller can be called back, and answers after this time; without it nobody answers at its number. */
  answerAfterMs: z.number().int().min(0).max(600_000).optional(),
  hangupAfterMs: z.number().int().min(0).max(600_000).optional(),
});

/** What goes on inside, for people and tests: no secrets, and only for programs on this machine. */
export function inspectionRoutes(app: FastifyInstance, services: InspectionServices): void {
  app.addHook('onRequest', refuseStrangers);
  faultRoutes(app, services.faults);

  app.get('/overview', () => ({
    accounts: services.accounts.list().map((account) => ({
      accountSid: account.sid,
      friendlyName: account.friendlyName,
      applications: [...account.applications.values()].map(({ sid, friendlyName, voiceUrl }) => ({
        sid,
        friendlyName,
        voiceUrl,
      })),
      phoneNumbers: [...account.phoneNumbers.values()].map(
        ({ sid, phoneNumber, friendlyName, voiceUrl, voiceApplicationSid }) => ({
          sid,
          phoneNumber,
          friendlyName,
          voiceUrl,
          voiceApplicationSid,
        }),
      ),
    })),
    testNumbers: testNumbers.map(({ number, description }) => ({ number, description })),
    telephones: services.telephones.numbers(),
  }));

  app.get('/calls', () => ({
    calls: services.calls
      .list()
      .filter((leg) => !leg.parent)
      .map((leg) => describeCall(leg, services.calls.childrenOf(leg))),
  }));

  app.get<{ Params: { callSid: string } }>('/calls/:callSid', (request, reply) => {
    const leg = services.calls.find(request.params.callSid);
    if (!leg) return reply.code(404).send({ message: `There is no call ${request.params.callSid}.` });
    const parent = leg.parent ?? leg;
    return { ...describeCall(parent, services.calls.childrenOf(parent)), callSid: leg.sid, status: leg.status };
  });

  app.post('/calls', (request, reply) => {
    const wanted = placedCall.safeParse(request.body);
    if (!wanted.success) {
      const problems = wanted.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
      return reply.code(400).send({ message: `This call cannot be placed. ${problems.join('; ')}.` });
    }
    const { from, to, audio, answerAfterMs, hangupAfterMs } = wanted.data;
    const owned = services.accounts.findNumber(to);
    if (!owned) return reply.code(404).send({ message: `${to} is not a number of any account here.` });
    const behaviour = { audio: parseAudio(audio), ...(hangupAfterMs !== undefined && { hangupAfterMs }) };
    if (answerAfterMs !== undefined) services.publicNetwork.seat(from, { ...behaviour, answerAfterMs });
    const leg = services.publicNetwork.receive(owned, from);
    leg.farEnd = pretendCaller(leg, behaviour, services.clock);
    services.calls.attachMedia(leg, new PretendMedia(behaviour.audio));
    services.publicNetwork.startInbound(leg, owned);
    return reply.code(201).send(describeCall(leg, []));
  });

  app.get('/devices', () => ({ devices: services.devices.list().map((device) => device.describe()) }));
  app.get('/webhooks', () => ({ webhooks: services.webhookLog.list() }));
  app.get('/signalling', () => ({ messages: services.signallingLog.list() }));
  app.get('/debugger', () => ({ entries: services.complaints.list() }));

  app.post<{ Params: { identity: string } }>('/devices/:identity/drop-sockets', (request) => {
    const dropped = services.devices.withIdentity(request.params.identity);
    for (const device of dropped) device.drop();
    return { dropped: dropped.length };
  });
}

function parseAudio(audio: string): PretendAudio {
  const [kind, hz] = audio.split(':');
  if (kind === 'tone') return { kind, hz: Number(hz) };
  return { kind: kind === 'echo' ? 'echo' : 'silence' };
}

/** This machine alone, and no web page of another site through somebody's browser. */
async function refuseStrangers(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const isLocal = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '');
  const { origin, host } = request.headers;
  const isForeignPage = origin !== undefined && origin !== `http://${host}`;
  const isRebound = !/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host ?? '');
  if (isLocal && !isForeignPage && !isRebound) return;
  await reply.code(403).send({ message: 'Only programs on this machine may look inside the emulator.' });
}
