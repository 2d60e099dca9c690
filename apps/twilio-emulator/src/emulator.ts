import { setTimeout as after } from 'node:timers/promises';
import type { AccountSettings } from './accounts/account-schema.js';
import { AccountStore } from './accounts/account-store.js';
import { CallFlows } from './calls/call-flows.js';
import { CallRegistry } from './calls/call-registry.js';
import { StatusCallbacks } from './calls/status-callbacks.js';
import { systemClock, type Clock } from './clock.js';
import { Debugger } from './debugger/debugger.js';
import { Faults } from './faults/faults.js';
import { openServer, type RunningServer } from './http-server.js';
import type { InspectionServices } from './inspection/inspection-routes.js';
import { MediaTicker } from './media/media-ticker.js';
import { murmur, type SpeechSynthesizer } from './media/speech.js';
import { BrowserCalls } from './signalling/browser-calls.js';
import { DeviceRegistry } from './signalling/device-registry.js';
import { SignallingLog } from './signalling/signalling-log.js';
import type { RestServices } from './rest/rest-routes.js';
import type { SignallingServices } from './signalling/signalling-services.js';
import { Everybody } from './telephone-network/everybody.js';
import { PublicNetwork } from './telephone-network/public-network.js';
import type { TelephoneServices } from './telephone-network/telephone.js';
import { Telephones } from './telephone-network/telephones.js';
import { DocumentLoader } from './twiml/load-document.js';
import type { TwimlServices } from './twiml/verb.js';
import { WebhookClient } from './webhooks/webhook-client.js';
import { WebhookLog } from './webhooks/webhook-log.js';

export interface EmulatorSettings {
  readonly accounts: readonly AccountSettings[];
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  readonly logLevel: string;
  /** Where the pages' compiled scripts are; the build's own folder unless told. */
  readonly pageScripts?: string;
  readonly speech?: SpeechSynthesizer;
  readonly clock?: Clock;
  /** Told what to start with next time, after each change through the REST API. Without it changes are forgotten. */
  readonly keepAccounts?: (accounts: AccountSettings[]) => void;
}

export interface Emulator {
  readonly url: string;
  readonly port: number;
  /** Ends every call and tells its application so, closes every socket, stops listening. */
  close(): Promise<void>;
}

/** All parts of the emulator, wired: what its HTTP and socket front ends need. */
export type EmulatorServices = SignallingServices &
  TwimlServices &
  TelephoneServices &
  InspectionServices &
  Pick<RestServices, 'keepAccounts'> & { readonly everybody: Everybody };

const patienceMs = 3_000;

/** Starts a local Twilio in this process. @throws PortTaken */
export async function startEmulator(settings: EmulatorSettings): Promise<Emulator> {
  const ticker = new MediaTicker();
  const server = await openServer(settings, (log) => assemble(settings, ticker, log));
  return closable(server, ticker);
}

interface Log {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

function assemble(settings: EmulatorSettings, ticker: MediaTicker, log: Log): EmulatorServices {
  const clock = settings.clock ?? systemClock;
  const isLoopbackOnly = ['127.0.0.1', 'localhost', '::1'].includes(settings.host);
  const accounts = new AccountStore(settings.accounts, clock.now());
  const complaints = new Debugger(clock, (entry) =>
    log[entry.level === 'error' ? 'error' : 'warn'](entry, entry.message),
  );
  const webhookLog = new WebhookLog();
  const webhooks = new WebhookClient(clock, webhookLog);
  const calls = new CallRegistry(clock, ticker);
  const statusCallbacks = new StatusCallbacks(webhooks, complaints, clock);
  const everybody = new Everybody();
  const documents = new DocumentLoader(webhooks, complaints);
  const speech = settings.speech ?? murmur;
  const twiml = { calls, clock, complaints, documents, network: everybody, speech, statusCallbacks, webhooks };
  const flows = new CallFlows(twiml, (error, leg) => log.error({ err: error, callSid: leg.sid }, 'a call flow failed'));
  const telephones = new Telephones();
  const publicNetwork = new PublicNetwork({ accounts, calls, clock, complaints, flows, statusCallbacks, telephones });
  const services = {
    ...twiml,
    accounts,
    browserCalls: new BrowserCalls(clock),
    devices: new DeviceRegistry(),
    everybody,
    faults: new Faults(),
    flows,
    incomingCalls: new WeakMap(),
    isLoopbackOnly,
    keepAccounts: settings.keepAccounts ?? (() => undefined),
    publicNetwork,
    signallingLog: new SignallingLog(),
    telephones,
    webhookLog,
  };
  everybody.join({ browsers: services, telephones: publicNetwork });
  return services;
}

function closable(server: RunningServer<EmulatorServices>, ticker: MediaTicker): Emulator {
  return {
    url: server.url,
    port: server.port,
    async close() {
      const { calls, flows, statusCallbacks } = server.services;
      calls.endAll();
      ticker.stop();
      // An application that never hears of a call's end takes its rep for busy. One that hangs is not waited for.
      const told = flows.settled().then(() => statusCallbacks.settled());
      await Promise.race([told, after(patienceMs, undefined, { ref: false })]);
      await server.close();
    },
  };
}
