import { showRows, type Row } from './rows.js';

/** What the inspection endpoints answer, as far as this page shows it. */
interface Leg {
  readonly callSid: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly startedAt: string;
  readonly durationSeconds: number;
  readonly spoken: readonly string[];
  readonly events: readonly { at: string; event: string; detail?: string }[];
}
interface Answers {
  overview: {
    accounts: readonly {
      accountSid: string;
      friendlyName: string;
      applications: readonly { sid: string; friendlyName: string; voiceUrl: string }[];
      phoneNumbers: readonly { sid: string; phoneNumber: string; friendlyName: string; voiceUrl: string }[];
    }[];
    testNumbers: readonly { number: string; description: string }[];
    telephones: readonly string[];
  };
  calls: { calls: readonly { callSid: string; status: string; legs: readonly Leg[] }[] };
  webhooks: {
    webhooks: readonly {
      at: string;
      purpose: string;
      method: string;
      url: string;
      parameters: Record<string, string>;
      milliseconds: number;
      answer?: { status: number; contentType: string; body: string };
      failure?: string;
    }[];
  };
  debugger: {
    entries: readonly { sid: string; at: string; level: string; code: number; message: string; url?: string }[];
  };
  devices: {
    devices: readonly {
      id: string;
      identity?: string;
      accountSid?: string;
      isReachable: boolean;
      tokenExpiresAt?: string;
    }[];
  };
  faults: {
    faults: readonly {
      id: string;
      match?: string;
      delayMs?: number;
      status?: number;
      times?: number;
      struck: number;
    }[];
  };
  signalling: {
    messages: readonly { at: string; direction: string; identity: string; type: string; payload: unknown }[];
  };
}

const shown = 40;
const refreshMs = 1_500;
const finalStatuses = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

const rowsOf: { [Part in keyof Answers]: (answer: Answers[Part]) => [list: string, rows: Row[]] } = {
  calls: ({ calls }) => [
    'calls',
    calls.slice(0, shown).map(({ callSid, status, legs }) => ({
      key: callSid,
      time: legs[0]?.startedAt ?? '',
      label: status,
      tone: finalStatuses.includes(status) ? 'plain' : 'live',
      what: legs.map(({ from, to }) => `${from || '(withheld)'} → ${to || '(application)'}`).join(', '),
      aside: `${legs[0]?.durationSeconds ?? 0} s`,
      detail: legs.map(describeLeg).join('\n\n'),
    })),
  ],
  webhooks: ({ webhooks }) => [
    'webhooks',
    webhooks.slice(0, shown).map((webhook) => ({
      key: `${webhook.at} ${webhook.url} ${webhook.parameters['CallSid'] ?? ''} ${webhook.parameters['SequenceNumber'] ?? ''}`,
      time: webhook.at,
      label: webhook.answer ? `HTTP ${webhook.answer.status}` : 'no answer',
      tone: webhook.answer && webhook.answer.status < 400 ? 'plain' : 'bad',
      what: `${webhook.purpose}  ${webhook.method} ${webhook.url}`,
      aside: `${webhook.milliseconds} ms`,
      detail: `${fields(webhook.parameters)}\n\n${webhook.answer ? `${webhook.answer.contentType}\n${webhook.answer.body}` : (webhook.failure ?? '')}`,
    })),
  ],
  debugger: ({ entries }) => [
    'debugger',
    entries.slice(0, shown).map((entry) => ({
      key: entry.sid,
      time: entry.at,
      label: `${entry.level} ${entry.code}`,
      tone: entry.level === 'error' ? 'bad' : 'plain',
      what: entry.message,
      aside: '',
      detail: `${entry.message}\n${entry.url ?? ''}\nhttps://www.twilio.com/docs/errors/${entry.code}`,
    })),
  ],
  devices: ({ devices }) => [
    'devices',
    devices.map((device) => ({
      key: device.id,
      time: '',
      label: device.isReachable ? 'can be called' : 'cannot be called',
      tone: device.isReachable ? 'live' : 'plain',
      what: device.identity ?? '(no token yet)',
      aside: '',
      detail: `Account ${device.accountSid ?? ''}\nToken expires ${device.tokenExpiresAt ?? ''}`,
    })),
  ],
  faults: ({ faults }) => [
    'faults',
    faults.map((fault) => ({
      key: fault.id,
      time: '',
      label: [fault.status && `HTTP ${fault.status}`, fault.delayMs && `${fault.delayMs} ms late`]
        .filter(Boolean)
        .join(', '),
      tone: fault.times !== undefined && fault.struck >= fault.times ? 'plain' : 'bad',
      what: fault.match ?? 'every request',
      aside: `${fault.struck}${fault.times === undefined ? '' : ` of ${fault.times}`}`,
      detail: 'DELETE /_emulator/faults ends all of them.',
    })),
  ],
  signalling: ({ messages }) => [
    'signalling',
    messages.slice(0, shown).map((message, index) => ({
      key: `${message.at} ${message.type} ${messages.length - index}`,
      time: message.at,
      label: message.type,
      tone: message.type === 'error' ? 'bad' : 'plain',
      what: message.direction === 'from-device' ? `${message.identity} →` : `→ ${message.identity}`,
      aside: '',
      detail: JSON.stringify(message.payload, undefined, 2).replaceAll('\\r\\n', '\n'),
    })),
  ],
  overview: ({ accounts, testNumbers, telephones }) => [
    'numbers',
    [
      ...accounts.map((account) => ({
        key: account.accountSid,
        time: '',
        label: 'account',
        tone: 'plain' as const,
        what: `${account.friendlyName}  ${account.phoneNumbers.map(({ phoneNumber }) => phoneNumber).join(', ')}`,
        aside: '',
        detail: [
          account.accountSid,
          ...account.applications.map((each) => `${each.sid}  ${each.friendlyName}  ${each.voiceUrl}`),
          ...account.phoneNumbers.map(
            (each) => `${each.sid}  ${each.phoneNumber}  ${each.friendlyName}  ${each.voiceUrl}`,
          ),
        ].join('\n'),
      })),
      ...telephones.map((number) => numberRow(number, 'telephone', 'an open telephone page')),
      ...testNumbers.map(({ number, description }) => numberRow(number, 'test number', description)),
    ],
  ],
};

function numberRow(number: string, label: string, description: string): Row {
  return { key: number, time: '', label, tone: 'plain', what: `${number} ${description}`, aside: '', detail: number };
}

function describeLeg(leg: Leg): string {
  const events = leg.events.map(({ at, event, detail }) => `  ${at.slice(11, 23)}  ${event}  ${detail ?? ''}`);
  return [`${leg.callSid}  ${leg.status}`, ...events].join('\n');
}

function fields(parameters: Record<string, string>): string {
  return Object.entries(parameters)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

async function show<Part extends keyof Answers>(part: Part): Promise<void> {
  const response = await fetch(`/_emulator/${part}`);
  showRows(...rowsOf[part]((await response.json()) as Answers[Part]));
}

async function refresh(): Promise<void> {
  const notice = document.getElementById('notice');
  try {
    for (const part of Object.keys(rowsOf) as (keyof Answers)[]) await show(part);
    if (notice) notice.hidden = true;
  } catch {
    if (notice) {
      notice.hidden = false;
      notice.textContent = 'The emulator does not answer. Start it again (npm start); this page goes on by itself.';
    }
  }
  setTimeout(() => void refresh(), refreshMs);
}

void refresh();
