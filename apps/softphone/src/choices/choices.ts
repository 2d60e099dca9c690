import { systemDefaults } from '@cordboard/call-session';
import * as z from 'zod/mini';
import { languages } from '../language/languages.js';

// Whatever an earlier or a later softphone wrote here: what is not understood is as if it had not been chosen.
const device = z.catch(z.nullable(z.object({ id: z.string(), label: z.string() })), null);
const choices = z.object({
  audio: z.catch(z.object({ microphone: device, speaker: device, ringer: device }), { ...systemDefaults }),
  /** Do letters, digits and signs work as shortcuts wherever the focus is? (WCAG 2.1.4) */
  hasLetterKeys: z.catch(z.boolean(), true),
  /** Null is as the page around, or else as the system. */
  theme: z.catch(z.nullable(z.enum(['light', 'dark'])), null),
  /** Null is as the browser prefers. */
  language: z.catch(z.nullable(z.enum(languages)), null),
  isFolded: z.catch(z.boolean(), false),
});

/** A rep's own choices, which are their browser's and no company's. */
export type Choices = Readonly<z.infer<typeof choices>>;

/** Where they are kept: the browser's storage, which a browser may refuse to a page inside another. */
export type ChoiceStorage = Pick<Storage, 'getItem' | 'setItem'>;

const key = 'cordboard.softphone';

export class ChoiceBook {
  private current: Choices;
  private isStored = true;
  private readonly listeners = new Set<() => void>();

  /** Without a storage they hold until the page is left. */
  constructor(private readonly storage: ChoiceStorage | null) {
    this.current = this.read() ?? choices.parse({});
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): Choices => this.current;

  /** False where the browser keeps nothing for this page. */
  get isKept(): boolean {
    return this.isStored;
  }

  change(changes: Partial<Choices>): void {
    // Another tab may have chosen something else meanwhile.
    this.current = { ...this.current, ...this.read(), ...changes };
    this.write();
    for (const listener of [...this.listeners]) listener();
  }

  private read(): Choices | null {
    try {
      if (!this.storage) throw new Error('There is no storage');
      const text = this.storage.getItem(key);
      return choices.safeParse(text === null ? {} : JSON.parse(text)).data ?? null;
    } catch (error) {
      this.isStored = error instanceof SyntaxError;
      return null;
    }
  }

  private write(): void {
    try {
      this.storage?.setItem(key, JSON.stringify(this.current));
    } catch {
      this.isStored = false;
    }
  }
}

/** The browser's own storage. Where it is blocked, even to ask for it is refused. */
export function findStorage(browser: { readonly localStorage: ChoiceStorage }): ChoiceStorage | null {
  try {
    return browser.localStorage;
  } catch {
    return null;
  }
}
