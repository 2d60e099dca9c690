/** As fast as Node can answer anything. */
import { createServer } from 'node:http';
import { tellPort } from './serve.js';

const body = JSON.stringify({ token: 'x'.repeat(600) });
const server = createServer((_, response) => {
  response.writeHead(201, { 'content-type': 'application/json' }).end(body);
});
server.listen(0, '127.0.0.1', () => tellPort(server.address()));
