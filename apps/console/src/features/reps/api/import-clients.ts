import type { ClientImport, ImportedLine } from '@cordboard/contracts';
import type { ConsoleApi } from '../../../api/console-api.js';

const linesAtOnce = 500;

export interface ImportOptions {
  /** Are teams made that are named and are not there? */
  createTeams: boolean;
}

export const checkImport = (api: ConsoleApi, csv: string, { createTeams }: ImportOptions): Promise<ClientImport> =>
  api.postCsv<ClientImport>(`/v1/clients/import?dryRun=true&createTeams=${createTeams}`, csv);

/**
 * Registers the new ones of a checked file, some hundred at a time, so that it can be watched and stopped. Each part is
 * registered as a whole; `onProgress` is told how many are.
 */
export async function importChecked(
  api: ConsoleApi,
  lines: readonly ImportedLine[],
  {
    createTeams,
    onProgress,
    signal,
  }: ImportOptions & { onProgress: (registered: number) => void; signal: AbortSignal },
): Promise<void> {
  const wanted = lines.filter(({ outcome }) => outcome === 'created');
  let registered = 0;
  for (let start = 0; start < wanted.length && !signal.aborted; start += linesAtOnce) {
    const part = wanted.slice(start, start + linesAtOnce);
    const { created } = await api.postCsv<ClientImport>(
      `/v1/clients/import?dryRun=false&createTeams=${createTeams}`,
      toCsv(part),
    );
    registered += created;
    onProgress(registered);
  }
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

const lineOf = ({ name, displayName, team }: Pick<ImportedLine, 'name' | 'displayName' | 'team'>) =>
  `${name},${quoted(displayName)},${quoted(team ?? '')}`;

export const toCsv = (lines: readonly Pick<ImportedLine, 'name' | 'displayName' | 'team'>[]) =>
  ['name,display_name,team', ...lines.map(lineOf), ''].join('\r\n');
