import type { Demo } from './product.js';

interface Account {
  readonly accountSid: string;
  readonly authToken: string;
}

/** The local Twilio as its account's admin changes it in the Twilio Console, and as it falls ill. */
export class AtTwilio {
  constructor(
    private readonly demo: Demo,
    private readonly account: Account,
  ) {}

  async ask<Answer>(method: string, resource: string, fields: Record<string, string> = {}): Promise<Answer> {
    const { accountSid, authToken } = this.account;
    const url = new URL(`/2010-04-01/Accounts/${accountSid}/${resource}.json`, this.demo.emulatorUrl);
    const response = await fetch(url, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      ...(method === 'POST' && { body: new URLSearchParams(fields) }),
    });
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }

  async applicationNamed(name: string): Promise<string> {
    const { applications } = await this.ask<{ applications: { sid: string; friendly_name: string }[] }>(
      'GET',
      'Applications',
    );
    const found = applications.find(({ friendly_name }) => friendly_name.includes(name));
    if (!found) throw new Error(`Twilio has no application named ${name}.`);
    return found.sid;
  }

  async firstNumber(): Promise<string> {
    const { incoming_phone_numbers: numbers } = await this.ask<{ incoming_phone_numbers: { sid: string }[] }>(
      'GET',
      'IncomingPhoneNumbers',
    );
    return numbers[0]?.sid ?? '';
  }

  /** Undefined: it is well again. */
  async fault(fault: object | undefined): Promise<void> {
    await fetch(new URL('/_emulator/faults', this.demo.emulatorUrl), {
      ...(fault
        ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) }
        : { method: 'DELETE' }),
    });
  }
}
