import type { Peer } from '@cordboard/call-session';
import { plainNumbers, type NumberFormat } from '../numbers/number-format.js';

export interface Colleague {
  name: string;
  displayName: string;
}

/** Who is behind an address: a colleague's client name, a number that the CRM gave a name to, or the number itself. */
export class NameBook {
  private numbers: NumberFormat = plainNumbers;
  private readonly colleagues = new Map<string, string>();
  private readonly given = new Map<string, string>();

  useNumbers(numbers: NumberFormat): void {
    this.numbers = numbers;
  }

  useColleagues(colleagues: readonly Colleague[]): void {
    for (const { name, displayName } of colleagues) this.colleagues.set(name, displayName);
  }

  /** Remembers what the CRM calls somebody, so that the list of recent calls can say it too. */
  remember(address: string, label: string | undefined): void {
    if (label && label !== address) this.given.set(this.keyOf(address), label);
  }

  labelOf(address: string): string {
    const name = address.replace(/^client:/, '');
    return this.colleagues.get(name) ?? this.given.get(this.keyOf(name)) ?? this.numbers.display(name);
  }

  /** What to call somebody on the line: the name that came with the call, or what is known here. */
  nameOf({ address, label }: Peer): string {
    return label && label !== address ? label : this.labelOf(address);
  }

  /** A number as it is read at home, to stand below a name. */
  numberOf(address: string): string {
    return this.numbers.display(address);
  }

  private keyOf(address: string): string {
    return this.numbers.toE164(address) ?? address;
  }
}
