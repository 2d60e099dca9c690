import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestApi } from '../testing/test-api.js';
import { operationsOf, type OpenApiDocument } from '../testing/openapi-document.js';

let api: TestApi;
let document: OpenApiDocument;

beforeAll(async () => {
  api = await TestApi.start();
  document = (await api.call<OpenApiDocument>(undefined, 'GET', '/openapi.json')).body;
});
afterAll(() => api.stop());

describe('the OpenAPI document', () => {
  test('knows every route that the server has', () => {
    const routes = api.app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }) as string;
    const documented = new Set(Object.keys(document.paths));
    expect(document.openapi).toBe('3.1.0');
    for (const path of [
      '/v1/twilio-config',
      '/v1/twilio-config/credentials',
      '/v1/twilio-config/caller-id',
      '/v1/twilio-account',
      '/v1/twilio-account/applications',
      '/v1/twilio-account/phone-numbers',
      '/v1/twilio-changes',
      '/v1/twilio-changes/preview',
      '/v1/twilio-checks',
      '/v1/twilio-checks/latest',
      '/v1/clients',
      '/v1/clients/{id}',
      '/v1/clients/counts',
      '/v1/clients/export',
      '/v1/clients/import',
      '/v1/clients/{id}/suspend',
      '/v1/clients/{id}/resume',
      '/v1/clients/{id}/devices/{deviceId}',
      '/v1/clients/{id}/effective-config',
      '/v1/clients/{id}/twilio-config',
      '/v1/teams',
      '/v1/teams/{id}',
      '/v1/teams/{id}/twilio-config',
      '/v1/tokens',
      '/v1/tokens/revoke',
      '/v1/embed-sessions/current',
      '/v1/embed-sessions',
      '/v1/embed-sessions/redeem',
      '/v1/calls',
      '/v1/calls/{callSid}',
      '/v1/api-keys',
      '/v1/api-keys/{id}',
      '/v1/settings',
      '/v1/calls/{callSid}/events',
      '/v1/overview',
      '/v1/admins',
      '/v1/admins/{id}',
      '/v1/sessions',
      '/v1/sessions/current',
      '/v1/sessions/{id}',
      '/v1/me',
      '/v1/me/password',
      '/v1/me/second-factor',
      '/v1/me/second-factor/confirm',
      '/v1/me/second-factor/recovery-codes',
      '/v1/me/second-factor/switch-off',
      '/v1/sessions/second-factor',
      '/v1/admins/{id}/reset-link',
      '/v1/admins/{id}/second-factor',
      '/v1/sign-in-policy',
      '/v1/operator/sessions',
      '/v1/operator/sessions/second-factor',
      '/v1/operator/accept',
      '/v1/operator/me',
      '/v1/operator/tenants',
      ...['suspend', 'resume', 'delete', 'restore'].map((change) => `/v1/operator/tenants/{id}/${change}`),
      '/v1/first-tenant',
      '/v1/identity-provider',
      '/v1/identity-provider/try',
      '/v1/provider-sign-ins',
      '/v1/provider-sign-ins/{tenantId}/callback',
      '/v1/invitations',
      '/v1/invitations/accept',
      '/health/live',
      '/health/ready',
      '/openapi.json',
      ...['outgoing', 'incoming', 'status', 'dial-ended', 'fallback'].map((kind) => `/twilio/{tenantId}/voice/${kind}`),
    ]) {
      // prettier-ignore
      expect([path, documented.has(path)]).toEqual([path, true]);
    }
    expect(routes).toContain('redeem');
    expect(documented.size).toBe(92);
  });

  test('gives each operation its security, its parameters, its body and its errors', () => {
    const issueToken = document.paths['/v1/tokens']?.['post'];
    expect(issueToken).toMatchObject({
      security: [{ apiKey: ['tokens:write'] }, { session: [] }],
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { $ref: '#/components/schemas/IssueToken' } } },
      },
    });
    expect(Object.keys(issueToken?.responses ?? {})).toEqual([
      '201',
      '400',
      '401',
      '403',
      '409',
      '413',
      '415',
      '429',
      '500',
      '503',
    ]);
    expect(document.paths['/v1/calls']?.['get']?.parameters.map(({ name }) => name)).toEqual([
      'limit',
      'cursor',
      'clientName',
      'crmUser',
      'status',
      'direction',
      'q',
      'startedAfter',
      'startedBefore',
      'order',
    ]);
    expect(document.paths['/v1/calls/{callSid}']?.['get']?.parameters).toMatchObject([
      { name: 'callSid', in: 'path', required: true },
    ]);
    expect(document.paths['/twilio/{tenantId}/voice/status']?.['post']).toMatchObject({
      security: [{ twilioSignature: [] }],
      parameters: [{ name: 'tenantId', in: 'path', required: true }],
    });
  });

  test('has no reference that leads nowhere, and unique operation ids', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"(#\/components\/schemas\/[^"]+)"/g)].map(
      ([, ref = '']) => ref,
    );
    const dangling = references.filter((ref) => !document.components.schemas[ref.replace('#/components/schemas/', '')]);
    expect(references.length).toBeGreaterThan(40);
    expect(dangling).toEqual([]);
    const ids = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is shown by a page that asks no other host', async () => {
    const docs = await api.inject({ method: 'GET', url: '/docs' });
    expect([docs.status, docs.text]).toEqual([200, expect.stringContaining('swagger-ui')]);
    const sources = [...docs.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url = '']) => url);
    for (const url of sources) expect([url, (await api.inject({ method: 'GET', url })).status]).toEqual([url, 200]);
  });
});
