/** Known secrets that are put in, to be looked for wherever they must not come out. */
export class Canaries {
  readonly #spellings = new Map<string, Set<string>>();

  /** Anything shorter might turn up by chance. */
  static readonly shortest = 10;

  /** One name may stand for several secrets. */
  plant(name: string, ...secrets: (string | Buffer | undefined)[]): void {
    for (const secret of secrets) {
      if (secret === undefined || secret.length < Canaries.shortest)
        throw new Error(`${name} is no secret to look for`);
      const spellings = this.#spellings.get(name) ?? new Set();
      this.#spellings.set(name, spellings);
      for (const spelling of spellingsOf(secret)) spellings.add(spelling);
    }
  }

  get names(): string[] {
    return [...this.#spellings.keys()];
  }

  /** Which of them are in this text, as they are or encoded, and also inside of something longer that was encoded. */
  foundIn(text: string): string[] {
    const lowered = text.toLowerCase();
    return this.names.filter((name) =>
      [...(this.#spellings.get(name) ?? [])].some((spelling) => text.includes(spelling) || lowered.includes(spelling)),
    );
  }
}

/** As it is, in base64 at each of its three alignments, in hex, URL-encoded in both ways, and as JSON in JSON. */
function spellingsOf(secret: string | Buffer): string[] {
  const bytes = Buffer.from(secret);
  const text = typeof secret === 'string' ? secret : bytes.toString('latin1');
  const percent = encodeURIComponent(text);
  return [
    text,
    percent,
    percent.replaceAll('%20', '+'),
    percent.toLowerCase(),
    encodeURIComponent(percent),
    JSON.stringify(text).slice(1, -1),
    bytes.toString('hex'),
    ...[0, 1, 2].flatMap((alignment) => base64Inside(bytes, alignment)),
  ];
}

/** The characters that every base64 text has in which these bytes begin at `alignment`: but for those that share bits with others. */
function base64Inside(bytes: Buffer, alignment: number): string[] {
  const padded = Buffer.concat([Buffer.alloc(alignment), bytes]);
  const from = alignment === 0 ? 0 : alignment + 1;
  const until = Math.floor((padded.length * 8) / 6);
  const inside = padded.toString('base64').slice(from, until);
  return [inside, inside.replaceAll('+', '-').replaceAll('/', '_')];
}
