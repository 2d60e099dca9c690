import { stringify } from 'csv-stringify/sync';

type Field = string | number | null;

/** What each column is called, and what a row has there. */
export type Columns<Row> = Readonly<Record<string, (row: Row) => Field>>;

/** RFC 4180. The byte order mark has Excel read it as UTF-8. */
export async function* asCsv<Row>(
  columns: Columns<Row>,
  lots: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string, void> {
  yield `\uFEFF${Object.keys(columns).join(',')}\r\n`;
  for await (const rows of lots) {
    if (rows.length === 0) continue;
    yield stringify(
      rows.map((row) => Object.values(columns).map((valueOf) => inert(valueOf(row)))),
      { record_delimiter: 'windows' },
    );
  }
}

/**
 * A caller chooses what it is called, and a spreadsheet runs what begins like a formula. The library's own guard would
 * change every phone number too; a plus and digits are a number and no more.
 */
function inert(value: Field): Field {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) && !/^\+\d+$/.test(value) ? `'${value}` : value;
}
