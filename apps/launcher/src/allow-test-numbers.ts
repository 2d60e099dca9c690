import type { CallingRules, ChangeCallingRules } from '@cordboard/contracts';

/**
 * The numbers of the local Twilio that always behave alike are of a kind that no company may call unless it says so. The
 * demo companies say so, as anybody would: it stands among their exceptions, in the console.
 */
const testNumbers = { prefix: '+1500555', allows: true, note: 'Test numbers of the local Twilio' };

export async function allowTestNumbers({ apiKey }: { apiKey: string }, baseUrl: string): Promise<void> {
  const url = `${baseUrl}/v1/calling-rules`;
  const authorization = `Bearer ${apiKey}`;
  const read = await fetch(url, { headers: { authorization } });
  if (!read.ok) throw new Error(`The calling rules of a demo company cannot be read: HTTP ${read.status}`);
  const { exceptions } = (await read.json()) as CallingRules;
  if (exceptions.some(({ prefix }) => prefix === testNumbers.prefix)) return;
  const changes: ChangeCallingRules = { exceptions: [...exceptions, testNumbers] };
  const changed = await fetch(url, {
    method: 'PATCH',
    headers: { authorization, 'content-type': 'application/json', 'if-match': read.headers.get('etag') ?? '' },
    body: JSON.stringify(changes),
  });
  if (!changed.ok) throw new Error(`The calling rules of a demo company cannot be changed: HTTP ${changed.status}`);
}
