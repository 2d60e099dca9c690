/** The way of the official quickstart: Express, and a token of the `twilio` package for whoever asks. No key, no log. */
import express from 'express';
import twilio from 'twilio';
import { tellPort } from './serve.js';

const { AccessToken } = twilio.jwt;
const account = {
  accountSid: `AC${'1'.repeat(32)}`,
  apiKeySid: `SK${'2'.repeat(32)}`,
  apiKeySecret: 's'.repeat(32),
  applicationSid: `AP${'3'.repeat(32)}`,
};

const app = express();
app.use(express.json());
app.post('/v1/tokens', ({ body }, response) => {
  const { clientName: identity } = body as { clientName: string };
  const token = new AccessToken(account.accountSid, account.apiKeySid, account.apiKeySecret, { identity, ttl: 3_600 });
  token.addGrant(new AccessToken.VoiceGrant({ outgoingApplicationSid: account.applicationSid, incomingAllow: true }));
  response.status(201).json({ identity, token: token.toJwt() });
});
const server = app.listen(0, '127.0.0.1', () => tellPort(server.address()));
