import type { CallPage, EmbedSession } from '@cordboard/contracts';

interface Contact {
  readonly name: string;
  readonly company: string;
  readonly about: string;
  readonly phone: string;
}

interface Colleague {
  readonly name: string;
  readonly displayName: string;
}

export interface Workspace {
  /** Where this CRM is at home: the softphone lets itself be framed there alone. */
  readonly origin: string;
  readonly company: string;
  readonly rep: Colleague;
  readonly colleagues: readonly Colleague[];
  readonly contacts: readonly Contact[];
}

/** The CRM's own server; the page never holds Cordboard's API key. Errors carry a sentence for the rep. */
export const crmServer = {
  workspace: (rep: string) => ask<Workspace>('GET', 'workspace', rep),
  calls: (rep: string) => ask<CallPage>('GET', 'calls', rep),
  launch: (rep: string) => ask<EmbedSession>('POST', 'launch', rep),
};

async function ask<Answer>(method: string, what: string, rep: string): Promise<Answer> {
  const response = await fetch(`/crm/${what}?rep=${encodeURIComponent(rep)}`, { method });
  const body: unknown = await response.json().catch(() => ({}));
  if (response.ok) return body as Answer;
  const { sentence } = body as { sentence?: string };
  throw new Error(sentence ?? `The CRM's server answered ${response.status}. Reload the page in a moment.`);
}
