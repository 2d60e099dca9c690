import type { ClientImport, ImportedLine } from '@cordboard/contracts';
import type { ConsoleApi } from '../../../api/console-api.js';

const linesAtOnce = 500;

export const checkImport = (api: ConsoleApi, csv: string): Promise<ClientImport> =>
  api.postCsv<ClientImport>('/v1/clients/import?dryRun=true', csv);

/**
 * Registers the new ones of a checked file, some hundred at a time, so that it can be watched and stopped. Each part is
 * registered as a whole; `onProgress` is told how many are.
 */
export async function importChecked(
  api: ConsoleApi,
  lines: readonly ImportedLine[],
  { onProgress, signal }: { onProgress: (registered: number) => void; signal: AbortSignal },
): Promise<void> {
  const wanted = lines.filter(({ outcome }) => outcome === 'created');
  let registered = 0;
  for (let start = 0; start < wanted.length && !signal.aborted; start += linesAtOnce) {
    const part = wanted.slice(start, start + linesAtOnce);
    const { created } = await api.postCsv<ClientImport>('/v1/clients/import?dryRun=false', toCsv(part));
    registered += created;
    onProgress(registered);
  }
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

export const toCsv = (lines: readonly Pick<ImportedLine, 'name' | 'displayName'>[]) =>
  ['name,display_name', ...lines.map(({ name, displayName }) => `${name},${quoted(displayName)}`), ''].join('\r\n');
