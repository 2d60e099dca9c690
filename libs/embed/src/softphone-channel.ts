import { pageMessage, type Body, type PageMessage, type SoftphoneMessage, type Theme } from './messages.js';

/** What the page around the softphone is like. */
export interface Surroundings {
  canFold: boolean;
  theme: Theme;
}

export interface SoftphoneChannelHandlers {
  /** A ticket from an origin that only redeeming it can prove right. */
  onLaunch(ticket: string, origin: string): void;
  onDial(dial: { to: string; label: string | undefined; withinMs: number }): void;
  onSurroundings(surroundings: Surroundings): void;
}

/** What the channel needs of the softphone's window; the browser's own is one. */
export type FramedWindow = Pick<Window, 'parent' | 'addEventListener' | 'removeEventListener'>;

/** The softphone's end of the talk with the page around it. The rules are in messages.ts. */
export class SoftphoneChannel {
  private parentOrigin: string | null = null;

  constructor(
    private readonly frame: FramedWindow,
    private readonly handlers: SoftphoneChannelHandlers,
  ) {
    frame.addEventListener('message', this.receive);
  }

  /** The redeemed session has named the parent: from now on nobody else is heard or told anything. */
  connect(parentOrigin: string): void {
    this.parentOrigin = parentOrigin;
    this.send({ type: 'connected' });
  }

  /** Tells the page something; nobody hears it before `connect` has named the page. */
  send(message: Body<SoftphoneMessage>): void {
    if (this.parentOrigin === null) return;
    this.frame.parent.postMessage({ cordboard: 1, ...message }, this.parentOrigin);
  }

  /** Asks whoever frames us for a launch. It holds no information, so anybody may read it. */
  askForLaunch(): void {
    const message: SoftphoneMessage = { cordboard: 1, type: 'launch-needed' };
    this.frame.parent.postMessage(message, this.parentOrigin ?? '*');
  }

  /** Hears nothing any more. */
  close(): void {
    this.frame.removeEventListener('message', this.receive);
  }

  private readonly receive = ({ source, origin, data }: MessageEvent): void => {
    if (source !== this.frame.parent) return;
    if (this.parentOrigin !== null && origin !== this.parentOrigin) return;
    const message = pageMessage.safeParse(data);
    if (message.success) this.act(message.data, origin);
  };

  private act(message: PageMessage, origin: string): void {
    if (message.type === 'launch') return this.handlers.onLaunch(message.ticket, origin);
    if (this.parentOrigin === null) return;
    if (message.type === 'surroundings') {
      const { canFold, theme } = message;
      return this.handlers.onSurroundings({ canFold, theme });
    }
    const { to, label, withinMs } = message;
    this.handlers.onDial({ to, label, withinMs });
  }
}
