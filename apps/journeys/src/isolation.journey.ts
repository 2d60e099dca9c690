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

  test('neither sees the other’s clients or calls', async ({ aRep, demo }) => {
    const [ours, theirs] = demo.tenants;
    const names = async (tenant: DemoTenant) =>
      (await askApi<{ data: { name: string }[] }>(tenant, '/v1/clients')).data.map(({ name }) => name);
    expect(await names(theirs)).toEqual(expect.arrayContaining(['erin', 'frank']));
    expect(await names(theirs)).not.toContain('alice');

    const alice = await aRep('alice');
    await alice.page.getByRole('link', { name: '+1 500 555 0101' }).click();
    await expect(alice.log).toContainText('Call ended');
    const { data } = await askApi<{ data: { callSid: string }[] }>(ours, '/v1/calls?limit=1');
    const callSid = data[0]?.callSid;
    expect(await askApi(ours, `/v1/calls/${callSid}`)).toMatchObject({ callSid, clientName: 'alice' });
    expect(await askApi(theirs, `/v1/calls/${callSid}`)).toMatchObject({ status: 404, code: 'call.not_found' });
  });
});
