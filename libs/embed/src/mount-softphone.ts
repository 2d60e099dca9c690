import {
  dialPatienceMs,
  longestDial,
  softphoneMessage,
  softphoneSizes,
  type Body,
  type PageMessage,
  type SoftphoneEvent,
  type SoftphoneSize,
  type Theme,
} from './messages.js';

export interface SoftphoneOptions {
  /**
   * Where the softphone goes; it is 320 × 580, and 300 × 48 folded. It may be typed as null, since that is how
   * `document.querySelector` answers; an element that is not there is refused.
   */
  container: HTMLElement | null;
  /**
   * Asks your own server for a launch: it calls `POST /v1/embed-sessions` and hands on the answer's `url`. Called for
   * each launch anew, since a url works once.
   */
  launch: () => Promise<{ url: string }>;
  onEvent?: (event: SoftphoneEvent) => void;
  /** May the rep fold it to one line? Yes, unless this is false: for a page whose layout keeps the softphone's size. */
  canFold?: boolean;
  /** How the page looks; the rep may choose another. As the rep's system is, unless told. */
  theme?: Theme;
}

export interface Softphone {
  readonly iframe: HTMLIFrameElement;
  /**
   * Calls a number or a client name at once; as soon as the softphone is ready if it is not, for up to 15 seconds. A
   * call that cannot be made is told as the event `dial-refused`.
   */
  dial(to: string, options?: { label?: string | undefined }): void;
  /** The page looks otherwise now. */
  setTheme(theme: Theme): void;
  destroy(): void;
}

interface WaitingDial {
  to: string;
  label: string | undefined;
  until: number;
  giveUp: ReturnType<typeof setTimeout>;
}

/**
 * Puts the softphone into a CRM page.
 *
 * @example
 * const softphone = mountSoftphone({
 *   container: document.querySelector('#softphone'),
 *   launch: () => fetch('/my-server/softphone-launch', { method: 'POST' }).then((response) => response.json()),
 *   onEvent: (event) => event.type === 'call-ended' && saveToTimeline(event),
 * });
 * softphone.dial('+14155550142', { label: 'Dana Whitfield' });
 *
 * @throws Error where there is no container: for the console of whoever writes the page
 */
export function mountSoftphone(options: SoftphoneOptions): Softphone {
  if (!options.container) {
    throw new Error(
      'Cordboard: there is no container for the softphone. Mount it once the page has the element, and look at the selector.',
    );
  }
  return new MountedSoftphone(options.container, options);
}

class MountedSoftphone implements Softphone {
  readonly iframe: HTMLIFrameElement;
  private readonly page: Window & typeof globalThis;
  private origin: string | null = null;
  private isConnected = false;
  private isDestroyed = false;
  private isLaunching = false;
  private waiting: WaitingDial | null = null;
  private remedy: HTMLElement | null = null;
  private theme: Theme;

  constructor(
    private readonly container: HTMLElement,
    private readonly options: SoftphoneOptions,
  ) {
    this.theme = options.theme ?? 'system';
    const { ownerDocument } = container;
    this.page = ownerDocument.defaultView ?? window;
    this.iframe = ownerDocument.createElement('iframe');
    this.iframe.title = 'Cordboard softphone';
    this.iframe.allow = 'microphone; speaker-selection; autoplay; clipboard-write';
    this.resize('full');
    this.iframe.style.border = '0';
    this.page.addEventListener('message', this.receive);
    void this.launch();
  }

  dial(to: string, { label }: { label?: string | undefined } = {}): void {
    const number = to.trim();
    if (!number) return this.refuse({ to, reason: 'empty', sentence: 'There is no number or name to call.' });
    if (number.length > longestDial) {
      return this.refuse({ to, reason: 'invalid', sentence: 'That is too long for a number or a name.' });
    }
    if (this.isConnected) return this.send({ type: 'dial', to: number, label, withinMs: dialPatienceMs });
    if (this.waiting) this.dropWaiting('replaced', 'Another call was asked for before this one could be made.');
    const giveUp = setTimeout(
      () => this.dropWaiting('not-ready', 'The softphone did not get ready in time, so the call was not made.'),
      dialPatienceMs,
    );
    this.waiting = { to: number, label, until: Date.now() + dialPatienceMs, giveUp };
  }

  setTheme(theme: Theme): void {
    this.theme = theme;
    if (this.isConnected) this.describeSurroundings();
  }

  destroy(): void {
    this.isDestroyed = true;
    clearTimeout(this.waiting?.giveUp);
    this.page.removeEventListener('message', this.receive);
    this.iframe.remove();
    this.remedy?.remove();
  }

  /** The first launch loads the iframe; a later one hands the ticket to the softphone that is there already. */
  private async launch(): Promise<void> {
    if (this.isLaunching) return;
    this.isLaunching = true;
    try {
      const { url } = await this.options.launch();
      if (this.isDestroyed) return;
      const target = new URL(url, this.page.location.href);
      if (this.origin === target.origin && this.iframe.isConnected) {
        this.send({ type: 'launch', ticket: target.hash.slice(1) });
      } else {
        this.origin = target.origin;
        this.iframe.src = target.href;
        this.container.append(this.iframe);
      }
    } catch {
      if (!this.isDestroyed) this.offerToTryAgain();
    } finally {
      this.isLaunching = false;
    }
  }

  private offerToTryAgain(): void {
    const sentence = 'The softphone could not be started: this page did not get a launch from its own server.';
    const { ownerDocument } = this.container;
    this.remedy?.remove();
    this.remedy = ownerDocument.createElement('div');
    this.remedy.setAttribute('role', 'alert');
    const text = ownerDocument.createElement('p');
    text.textContent = sentence;
    const again = ownerDocument.createElement('button');
    again.type = 'button';
    again.textContent = 'Try again';
    again.addEventListener('click', () => {
      this.remedy?.remove();
      void this.launch();
    });
    this.remedy.append(text, again);
    this.container.append(this.remedy);
    this.tell({ type: 'launch-failed', sentence });
  }

  private readonly receive = ({ source, origin, data }: MessageEvent): void => {
    if (this.origin === null || origin !== this.origin) return;
    if (!source || source !== this.iframe.contentWindow) return;
    const parsed = softphoneMessage.safeParse(data);
    if (!parsed.success) return;
    const message = parsed.data;
    if (message.type === 'connected') {
      this.isConnected = true;
      this.describeSurroundings();
      this.sendWaiting();
    } else if (message.type === 'launch-needed') {
      this.isConnected = false;
      void this.launch();
    } else if (message.type === 'resize') {
      if (!this.canFold) return;
      this.resize(message.size);
      this.tell({ type: 'resize', size: message.size });
    } else {
      const { cordboard, ...event } = message;
      if (event.type === 'call-changed' && event.state === 'incoming') this.offerFocus();
      if (cordboard === 1) this.tell(event);
    }
  };

  private get canFold(): boolean {
    return this.options.canFold ?? true;
  }

  private describeSurroundings(): void {
    this.send({ type: 'surroundings', canFold: this.canFold, theme: this.theme });
  }

  private resize(size: SoftphoneSize): void {
    const { width, height } = softphoneSizes[size];
    this.iframe.width = String(width);
    this.iframe.height = String(height);
  }

  /** To Answer, unless somebody is at something in the page: the next key would be meant for that. */
  private offerFocus(): void {
    const { activeElement, body } = this.container.ownerDocument;
    if (activeElement === null || activeElement === body) this.iframe.focus();
  }

  private sendWaiting(): void {
    if (!this.waiting) return;
    const { to, label, until, giveUp } = this.waiting;
    clearTimeout(giveUp);
    this.waiting = null;
    this.send({ type: 'dial', to, label, withinMs: Math.max(0, until - Date.now()) });
  }

  private dropWaiting(reason: 'not-ready' | 'replaced', sentence: string): void {
    if (!this.waiting) return;
    const { to, giveUp } = this.waiting;
    clearTimeout(giveUp);
    this.waiting = null;
    this.refuse({ to, reason, sentence });
  }

  private refuse(refusal: {
    to: string;
    reason: 'empty' | 'invalid' | 'not-ready' | 'replaced';
    sentence: string;
  }): void {
    this.tell({ type: 'dial-refused', ...refusal });
  }

  private tell(event: SoftphoneEvent): void {
    this.options.onEvent?.(event);
  }

  private send(message: Body<PageMessage>): void {
    if (this.origin) this.iframe.contentWindow?.postMessage({ cordboard: 1, ...message }, this.origin);
  }
}
