import { jest } from '@jest/globals';

/** One side's view of two windows in a test: what it posts is recorded, what it hears is dispatched by hand. */
export function aFrame() {
  const listeners = new Set<(event: MessageEvent) => void>();
  const postMessage = jest.fn<(message: unknown, targetOrigin: string) => void>();
  const parent = { postMessage } as unknown as Window;
  const frame = {
    parent,
    addEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.add(listener),
    removeEventListener: (_: string, listener: (event: MessageEvent) => void) => listeners.delete(listener),
  };
  return {
    frame: frame as unknown as Window,
    parent,
    postMessage,
    hear(data: unknown, origin: string, source: unknown = parent): void {
      for (const listener of [...listeners]) listener({ data, origin, source } as MessageEvent);
    },
  };
}

/** Twenty origins that are not `https://HOST`, most of them made to be taken for it. */
export function lookAlikesOf(host: string): string[] {
  const [name = '', ...rest] = host.split('.');
  const domain = rest.join('.');
  return [
    `http://${host}`,
    `https://${host}:8443`,
    `https://${host}.evil.example`,
    `https://evil.example`,
    `https://www.${host}`,
    `https://${domain}`,
    `https://${name}-${domain}`,
    `https://${name}${domain}`,
    `https://${host}.`,
    `https://${host.toUpperCase()}`,
    `https://${host}/`,
    `https://${host}@evil.example`,
    `https://evil.example#${host}`,
    `https://${host.replace('e', 'é')}`,
    `https://${name}\u0000.${domain}`,
    `https://${host} `,
    ` https://${host}`,
    'null',
    '',
    '*',
  ];
}
