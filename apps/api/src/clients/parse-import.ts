import {
  clientName,
  createTeam,
  longestClientName,
  mostImportLines,
  mostTeams,
  registerClient,
  type ImportRefusal,
} from '@cordboard/contracts';
import { CsvError, parse } from 'csv-parse/sync';
import { ImportUnreadable } from './errors.js';

/** A line of the file, which is refused when `reason` says so. */
export interface ImportLine {
  line: number;
  name: string;
  displayName: string;
  /** Null where none is named. */
  team: string | null;
  reason: ImportRefusal | null;
}

const columns = ['name', 'display_name', 'team'] as const;
const longestDisplayName = 120;
const longestTeam = 80;
const longestShown = 200;

/**
 * Reads a CSV file (RFC 4180; comma or semicolon, with or without a byte order mark) whose header names the columns.
 *
 * @throws ImportUnreadable when it is none, or the columns are not named.
 */
export function parseImport(text: string): ImportLine[] {
  const [header, ...records] = readRecords(text);
  if (!header) throw new ImportUnreadable('import_empty', 'The file is empty.');
  const heads = header.cells.map((head) => head.toLowerCase().replace(/[\s-]+/g, '_'));
  const [nameAt = -1, displayNameAt = -1, teamAt = -1] = columns.map((column) => heads.indexOf(column));
  if (nameAt < 0) throw new ImportUnreadable('import_without_name', 'The first line names no column "name".');
  const unknown = heads.find((_, place) => ![nameAt, displayNameAt, teamAt].includes(place));
  if (unknown !== undefined)
    throw new ImportUnreadable(
      'import_column_unknown',
      `The first line names a column that is not known: "${unknown}".`,
    );
  if (records.length > mostImportLines) {
    throw new ImportUnreadable(
      'import_too_long',
      `The file has ${records.length} lines; ${mostImportLines} are taken at a time.`,
    );
  }
  const seen = new Set<string>();
  return records.map(({ line, cells }) => {
    const name = cells[nameAt] ?? '';
    const displayName = (displayNameAt < 0 ? '' : cells[displayNameAt]) || name;
    const team = (teamAt < 0 ? '' : cells[teamAt]) || null;
    const key = name.toLowerCase();
    const reason =
      cells.length === heads.length ? faultOf({ name, displayName, team }, seen.has(key)) : ('columns_wrong' as const);
    if (reason === null) seen.add(key);
    const shown = (text: string) => text.slice(0, longestShown);
    return { line, name: shown(name), displayName: shown(displayName), team: team && shown(team), reason };
  });
}

function readRecords(file: string): { line: number; cells: string[] }[] {
  // The parser counts a line end of two characters inside quotes twice.
  const text = file.replace(/\r\n?/g, '\n');
  const firstLine = text.slice(0, text.indexOf('\n') + 1) || text;
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      trim: true,
      delimiter: firstLine.includes(';') && !firstLine.includes(',') ? ';' : ',',
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 10_000,
    });
    // The library's types do not know what `info` makes of a record.
    return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      cells: record,
    }));
  } catch (error) {
    if (error instanceof CsvError)
      throw new ImportUnreadable('import_no_csv', `The file is not CSV: ${error.message}.`);
    throw error;
  }
}

function faultOf(
  { name, displayName, team }: Pick<ImportLine, 'name' | 'displayName' | 'team'>,
  isRepeated: boolean,
): ImportRefusal | null {
  if (name === '') return 'name_missing';
  if (!clientName.safeParse(name).success) return 'name_invalid';
  if (isRepeated) return 'name_repeated';
  if (!registerClient.shape.displayName.safeParse(displayName).success) return 'display_name_too_long';
  return team === null || createTeam.shape.name.safeParse(team).success ? null : 'team_too_long';
}

/** What is wrong with a line, and what would do instead. */
export const explainRefusal: Record<ImportRefusal, string> = {
  name_missing: 'The client name is missing.',
  name_invalid: `A client name is 1 to ${longestClientName} letters, digits or underscores.`,
  name_taken: 'The client name is taken within this Twilio account.',
  name_reserved: 'The client name is reserved.',
  name_reserved_by_company: 'The client name is one of those that the company has reserved in its settings.',
  name_repeated: 'An earlier line of the file has this client name.',
  display_name_too_long: `A display name has at most ${longestDisplayName} characters.`,
  display_name_differs: 'The client is registered under another display name.',
  team_too_long: `A team's name has at most ${longestTeam} characters.`,
  team_unknown: 'There is no team of this name. Make it first, or import with createTeams=true.',
  team_differs: 'The client is registered and not in this team. Put it there with PATCH /v1/clients.',
  teams_too_many: `A company has at most ${mostTeams} teams.`,
  columns_wrong: 'The line has not as many columns as the first one.',
};
