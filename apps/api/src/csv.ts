import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';

type Field = string | number | null;

/** What each column is called, and what a row has there. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Field>>;

/**
 * RFC 4180. The first lot is read before the answer has begun: what is wrong with the question, or with the database, is
 * told as a problem, and not by a file that breaks off.
 */
export async function asCsv<Row>(columns: Columns<Row>, lots: AsyncGenerator<readonly Row[], void>): Promise<Readable> {
  const { value: first = [] } = await lots.next();
  return Readable.from(linesOf(columns, first, lots));
}

/** The byte order mark has Excel read it as UTF-8. */
async function* linesOf<Row>(
  columns: Columns<Row>,
  first: readonly Row[],
  rest: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string, void> {
  yield `\uFEFF${Object.keys(columns).join(',')}\r\n${written(columns, first)}`;
  for await (const rows of rest) yield written(columns, rows);
}

const written = <Row>(columns: Columns<Row>, rows: readonly Row[]): string =>
  stringify(
    rows.map((row) => Object.values(columns).map((valueOf) => inert(valueOf(row)))),
    { record_delimiter: 'windows' },
  );

/**
 * A caller chooses what it is called, and a spreadsheet runs what begins like a formula. The library's own guard would
 * change every phone number too; a plus and digits are a number and no more.
 */
function inert(value: Field): Field {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^\+\d+$/.test(value) ? `'${value}` : value;
}
