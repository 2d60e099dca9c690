import type { Frame } from './audio-source.js';

/** The far end of a call's audio: a browser, the public telephone, or a party that only pretends. */
export interface MediaEndpoint {
  /** The next 20 ms that the party spoke; undefined when nothing has arrived. */
  receive(): Frame | undefined;
  /** 20 ms for the party to hear. */
  send(frame: Frame): void;
  readonly packetsIn: number;
  readonly packetsOut: number;
  close(): void;
}
