import http from 'node:http';
import https from 'node:https';

export interface HttpExchange {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly connectMs: number;
  readonly readMs: number;
  readonly largestBytes: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

export type ExchangeFailure = 'connect' | 'timeout' | 'too-large' | 'dns' | 'tls';

/** A request that brought no answer. `connect` and `dns` mean that no byte of it was taken: it may be sent again. */
export class ExchangeFailed extends Error {
  constructor(
    readonly reason: ExchangeFailure,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** One HTTP request with Twilio's limits: time to connect, time between packets, size of the answer. */
export function exchange(request: HttpExchange): Promise<HttpAnswer> {
  const send = request.url.protocol === 'https:' ? https.request : http.request;
  return new Promise((resolve, reject) => {
    const outgoing = send(request.url, { method: request.method, headers: request.headers });
    const fail = (reason: ExchangeFailure, message: string, cause?: unknown) => {
      clearTimeout(connecting);
      clearTimeout(reading);
      outgoing.destroy();
      reject(new ExchangeFailed(reason, message, cause));
    };
    let reading: NodeJS.Timeout | undefined;
    const expectPacket = () => {
      clearTimeout(reading);
      reading = setTimeout(() => fail('timeout', `no answer within ${request.readMs} ms`), request.readMs);
    };
    const connecting = setTimeout(
      () => fail('connect', `no connection within ${request.connectMs} ms`),
      request.connectMs,
    );
    outgoing.on('socket', (socket) => {
      const connected = () => {
        clearTimeout(connecting);
        expectPacket();
      };
      if (socket.connecting) socket.once('connect', connected);
      else connected();
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) =>
      fail(reasonOf(error), error.message || String(error.code), error),
    );
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on('data', (chunk: Buffer) => {
        expectPacket();
        size += chunk.length;
        chunks.push(chunk);
        if (size > request.largestBytes) fail('too-large', `the answer is larger than ${request.largestBytes} bytes`);
      });
      incoming.on('error', (error) => fail('connect', error.message, error));
      incoming.on('end', () => {
        clearTimeout(reading);
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) });
      });
    });
    outgoing.end(request.body);
  });
}

function reasonOf(error: NodeJS.ErrnoException): ExchangeFailure {
  const code = error.code ?? '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns';
  if (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL') || code.includes('CERT')) return 'tls';
  return 'connect';
}
