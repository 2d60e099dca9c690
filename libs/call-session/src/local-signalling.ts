const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/** A name that no other machine can answer to. */
export function isLoopback(hostname: string): boolean {
  return loopbackNames.has(hostname) || hostname.endsWith('.localhost');
}

/**
 * Lets the Voice SDK reach a local Twilio. The SDK always opens `wss://HOST/signal`; a local Twilio has no certificate,
 * so that one address becomes `ws://`. It must run before the SDK's module does, which keeps the WebSocket it finds.
 *
 * This is impossible to switch on anywhere else: both the page and the host must be on the loopback interface.
 *
 * @throws Error when either is not.
 */
export function useLocalSignalling(signallingHost: string, pageHostname: string = location.hostname): void {
  const local = new URL(`ws://${signallingHost}/signal`);
  if (local.host !== signallingHost || !isLoopback(local.hostname) || !isLoopback(pageHostname)) {
    throw new Error(
      `Signalling at ${signallingHost} is refused: a local Twilio serves pages on the same machine only.`,
    );
  }
  const secure = `wss://${signallingHost}/signal`;
  const Native = globalThis.WebSocket;
  globalThis.WebSocket = class extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(String(url) === secure ? local : url, protocols);
    }
  };
}
