import { createSid } from '../sids.js';
import type { Clock } from '../clock.js';
import { KeptEntries } from './kept-entries.js';

export interface DebuggerEntry {
  readonly sid: string;
  readonly at: string;
  readonly level: 'error' | 'warning';
  readonly code: number;
  readonly message: string;
  readonly accountSid?: string;
  readonly callSid?: string;
  readonly url?: string;
}

export type Complaint = Omit<DebuggerEntry, 'sid' | 'at'>;

/** What Twilio's Console calls the debugger: every error and warning, with Twilio's code and a sentence that helps. */
export class Debugger {
  private readonly kept = new KeptEntries<DebuggerEntry>(500);

  constructor(
    private readonly clock: Clock,
    private readonly log: (entry: DebuggerEntry) => void,
  ) {}

  report(complaint: Complaint): void {
    const entry = { sid: createSid('NO'), at: this.clock.now().toISOString(), ...complaint };
    this.kept.add(entry);
    this.log(entry);
  }

  list(): readonly DebuggerEntry[] {
    return this.kept.newestFirst();
  }
}
