import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import jwt, { type JwtPayload } from 'jsonwebtoken';
import { TestApi, type TestTenant } from '../testing/test-api.js';

let api: TestApi;
let tenant: TestTenant;

beforeAll(async () => {
  api = await TestApi.start();
  tenant = await api.createTenant();
});
afterAll(() => api.stop());

const issue = (request: object, who: { apiKey: string } = tenant) =>
  api.call<never>(who, 'POST', '/v1/tokens', request);

describe('POST /v1/tokens', () => {
  test('gives an Access Token that lets the client call and be called', async () => {
    const { status, body } = await issue({ clientName: 'alice' });
    expect(status).toBe(201);
    const { token, tokenId, expiresAt } = body;
    const { header, payload } = jwt.verify(token, tenant.account.apiKeySecret, {
      complete: true,
      clockTimestamp: api.clock.now().getTime() / 1000,
    });
    expect(header).toEqual({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' });
    expect(payload).toEqual({
      jti: tokenId,
      iss: tenant.account.apiKeySid,
      sub: tenant.account.accountSid,
      iat: api.clock.now().getTime() / 1000,
      exp: new Date(expiresAt).getTime() / 1000,
      grants: {
        identity: 'alice',
        voice: { incoming: { allow: true }, outgoing: { application_sid: tenant.account.applicationSid } },
      },
    });
    expect(body).toMatchObject({ clientName: 'alice', dialect: 'access' });
    expect((payload as JwtPayload).exp).toBe(((payload as JwtPayload).iat ?? 0) + 3600);
  });
});
