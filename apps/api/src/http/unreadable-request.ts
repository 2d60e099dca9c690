import type { Socket } from 'node:net';
import type { Problem } from '@cordboard/contracts';
import { titleOfStatus } from './error-status.js';

/** What is no HTTP at all gets a problem like everything else, on the bare socket: there is no request to answer. */
export function refuseUnreadableRequest(_error: Error, socket: Socket): void {
  if (!socket.writable || socket.destroyed) return;
  const body = JSON.stringify({
    type: 'about:blank',
    title: titleOfStatus[400] ?? '',
    status: 400,
    detail: 'The request could not be read.',
    code: 'request.invalid',
  } satisfies Problem);
  socket.end(
    'HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-type: application/problem+json; charset=utf-8\r\n' +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
