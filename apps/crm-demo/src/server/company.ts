import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What the demo CRM needs of `demo.json`, which `npm start` writes. */
const demoFile = z.object({
  tenants: z.array(z.object({ name: z.string(), apiKey: z.string(), clients: z.array(z.string()) })),
});

export interface Company {
  readonly name: string;
  /** The tenant's API key: it stays in this process, no page ever sees it. */
  readonly apiKey: string;
  readonly reps: readonly string[];
}

export class UnknownRep extends Error {
  constructor(rep: string, known: readonly string[]) {
    super(`Nobody here is called "${rep}". Open /crm/?rep= with one of: ${known.join(', ')}.`);
  }
}

/** The company that a rep works for. A real CRM knows it from its own sign-in, which this demo does without. */
export async function findCompany(path: string, rep: string): Promise<Company> {
  const { tenants } = demoFile.parse(JSON.parse(await readFile(path, 'utf8')));
  const tenant = tenants.find(({ clients }) => clients.includes(rep));
  if (!tenant)
    throw new UnknownRep(
      rep,
      tenants.flatMap(({ clients }) => clients),
    );
  return { name: tenant.name, apiKey: tenant.apiKey, reps: tenant.clients };
}
