import type { Call } from '@cordboard/contracts';
import { stringify } from 'csv-stringify/sync';

const columns: Record<string, (call: Call) => string | number | null> = {
  call_sid: ({ callSid }) => callSid,
  direction: ({ direction }) => direction,
  from: ({ from }) => from,
  to: ({ to }) => to,
  client_name: ({ clientName }) => clientName,
  status: ({ status }) => status,
  started_at: ({ startedAt }) => startedAt,
  answered_at: ({ answeredAt }) => answeredAt,
  ended_at: ({ endedAt }) => endedAt,
  duration_seconds: ({ durationSeconds }) => durationSeconds,
  refusal: ({ refusal }) => refusal?.sentence ?? null,
};

/** RFC 4180. The byte order mark has Excel read it as UTF-8. */
export async function* callsAsCsv(lots: AsyncIterable<readonly Call[]>): AsyncGenerator<string, void> {
  yield `\uFEFF${Object.keys(columns).join(',')}\r\n`;
  for await (const calls of lots) {
    if (calls.length === 0) continue;
    yield stringify(
      calls.map((call) => Object.values(columns).map((valueOf) => inert(valueOf(call)))),
      { record_delimiter: 'windows' },
    );
  }
}

/**
 * A caller chooses what it is called, and a spreadsheet runs what begins like a formula. The library's own guard would
 * change every phone number too; a plus and digits are a number and no more.
 */
function inert(value: string | number | null): string | number | null {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^\+\d+$/.test(value) ? `'${value}` : value;
}
