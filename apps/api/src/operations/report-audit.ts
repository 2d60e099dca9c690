import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import type { TenantId } from '@cordboard/contracts';
import { readHeads, writeHeads, type KeptHeads } from '../audit/kept-heads.js';
import type { ChainHead } from '../audit/verify-chain.js';
import type { Environment } from '../environment.js';
import { verifyAudit, type VerifiedLog } from './verify-audit.js';

/** Between two signs of life while a long log is read. */
const entriesBetweenSigns = 50_000;

export interface AuditReportOptions {
  tenantId?: TenantId | undefined;
  /** Kept heads to hold the logs against. */
  expectFile?: string | undefined;
  /** Where to write the heads of the logs that are intact. */
  keepFile?: string | undefined;
}

/** Says of each audit log how it is, in a line; returns how many were changed. */
export async function reportAudit(
  environment: Environment,
  { tenantId, expectFile, keepFile }: AuditReportOptions,
  { print, showProgress }: { print: (line: string) => void; showProgress: (line: string) => void },
): Promise<number> {
  const expected = expectFile === undefined ? undefined : readHeadsFile(expectFile);
  // Before the logs are read, which may take long.
  if (keepFile !== undefined) tryToWrite(keepFile);
  const heads = new Map<TenantId, ChainHead>();
  let changed = 0;
  const tell = (id: TenantId, entries: number) => {
    if (entries % entriesBetweenSigns === 0) showProgress(`${id}: ${entries} entries so far`);
  };
  await verifyAudit(environment, { tenantId, expected, tell }, (log) => {
    if (log.verdict.finding) changed += 1;
    else heads.set(log.tenantId, log.verdict.head);
    print(describe(log));
  });
  if (keepFile !== undefined) writeFileSync(keepFile, writeHeads(heads));
  print(changed === 0 ? 'No audit log was changed.' : `Audit logs that were changed: ${changed}`);
  return changed;
}

const describe = ({ tenantId, name, verdict: { entries, head, finding } }: VerifiedLog) =>
  finding
    ? `CHANGED  ${tenantId} ${name}: entry ${finding.sequence} ${finding.what}`
    : `intact   ${tenantId} ${name}: ${entries} entries, ending in ${head.hash.slice(0, 16)}`;

function readHeadsFile(path: string): KeptHeads {
  try {
    return readHeads(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(
      `--expect-heads ${path} does not serve: ${messageOf(error)}. It is a file that --keep-heads has written.`,
      { cause: error },
    );
  }
}

function tryToWrite(path: string): void {
  try {
    closeSync(openSync(path, 'a'));
  } catch (error) {
    throw new Error(
      `--keep-heads ${path} cannot be written: ${messageOf(error)}. Name a file in a folder that is there.`,
      { cause: error },
    );
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
