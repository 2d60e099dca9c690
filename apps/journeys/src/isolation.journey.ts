import { expect, test } from './people.js';
import { askApi, type DemoTenant } from './product.js';

test.describe('two companies on one Cordboard', () => {
  test('a rep cannot ring a rep of the other company by name', async ({ aRep }) => {
    const alice = await aRep('alice');
    const erin = await aRep('erin');
    await erin.frame.getByLabel('Number or name').fill('alice');
    await erin.press('Call');
    await expect(erin.log).toContainText('Call ended');
    await expect(alice.status).not.toContainText('Incoming call');
    await expect(erin.timeline.getByRole('listitem').first()).toContainText('Refused');
  });

  test('neither sees the other’s calls or clients, nor may it ask for tokens of their names', async ({ demo }) => {
    const [ours, theirs] = demo.tenants;
    const names = async (tenant: DemoTenant) =>
      (await askApi<{ data: { name: string }[] }>(tenant, '/v1/clients')).data.map(({ name }) => name);
    expect(await names(theirs)).toEqual(expect.arrayContaining(['erin', 'frank']));
    expect(await names(theirs)).not.toContain('alice');

    const { data: calls } = await askApi<{ data: { callSid: string }[] }>(ours, '/v1/calls');
    const [call] = calls;
    expect(call).toBeDefined();
    expect(await askApi(theirs, `/v1/calls/${call?.callSid}`)).toMatchObject({ status: 404, code: 'call.not_found' });
  });
});
