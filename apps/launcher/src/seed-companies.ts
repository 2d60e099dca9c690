import {
  fillTenant,
  inventAccounts,
  inventNewcomer,
  newcomerPlan,
  plans,
  type DemoTenant,
  type Newcomer,
  type Plan,
} from './demo-tenants.js';

/** `npm run operator`: takes the arguments, returns what is printed. */
type Operator = (...args: string[]) => Promise<string>;
type Created = Pick<DemoTenant, 'tenantId' | 'apiKey' | 'admin'>;

/** Beyond the reach of a benchmark on this machine: what a demo's key is limited to should not be what is measured. */
const limits = ['--requests-per-minute', '10000000'];

/** The two demo tenants, filled through the API, and the newcomer. */
export async function seedCompanies(
  operator: Operator,
  baseUrl: string,
): Promise<{ tenants: DemoTenant[]; newcomer: Newcomer }> {
  const [newcomer, ...created] = await createTenants(operator, [newcomerPlan, ...plans]);
  const tenants: DemoTenant[] = [];
  for (const [index, plan] of plans.entries()) {
    const tenant = { ...wasCreated(created[index], plan), ...inventAccounts(plan) };
    await fillTenant(tenant, plan, baseUrl);
    tenants.push(tenant);
  }
  return { tenants, newcomer: { ...wasCreated(newcomer, newcomerPlan), ...inventNewcomer() } };
}

/** A company with an admin, and nothing else: what it connects is at the local Twilio. */
export async function seedNewcomer(operator: Operator): Promise<Newcomer> {
  const [newcomer] = await createTenants(operator, [newcomerPlan]);
  return { ...wasCreated(newcomer, newcomerPlan), ...inventNewcomer() };
}

/** In one process: loading the commands takes longer than what they do. */
async function createTenants(
  operator: Operator,
  companies: readonly Pick<Plan, 'name' | 'country' | 'adminEmail'>[],
): Promise<Created[]> {
  const commands = companies.map(({ name, country, adminEmail }) => [
    ...['create-tenant', '--name', name, '--country', country],
    ...['--demo-owner', adminEmail, ...limits],
  ]);
  const args = commands.flatMap((command, index) => (index > 0 ? ['--then', ...command] : command));
  const lines = (await operator(...args)).trim().split('\n');
  return lines.map((line) => {
    const { demoOwner, ...created } = JSON.parse(line) as Omit<Created, 'admin'> & { demoOwner: Created['admin'] };
    return { ...created, admin: demoOwner };
  });
}

function wasCreated(created: Created | undefined, { name }: { name: string }): Created {
  if (!created) throw new Error(`create-tenant has printed nothing for ${name}`);
  return created;
}
