import type { ClientImport } from '@cordboard/contracts';
import { useRef, useState } from 'react';
import { toProblem, type ApiProblem } from '../../api/api-problem.js';
import { useApi } from '../../session/use-session.js';
import { checkImport, importChecked, type ImportOptions } from './api/import-clients.js';
import { useRefreshClients } from './api/clients.js';

/**
 * ```
 *   choosing ──check()──▶ checking ──▶ checked ──start()──▶ importing ──▶ ended
 *      ▲                     │            │                     │ stop()    │
 *      └──── a problem ──────┴─ again() ──┴─────────────────────┴───────────┘
 * ```
 */
export type ImportState =
  | { phase: 'choosing'; problem: ApiProblem | null }
  | { phase: 'checking' }
  | ({ phase: 'checked'; report: ClientImport; csv: string } & ImportOptions)
  | { phase: 'importing'; report: ClientImport; registered: number }
  | { phase: 'ended'; report: ClientImport; registered: number; how: 'done' | 'stopped' | ApiProblem };

export function useImport() {
  const api = useApi();
  const refresh = useRefreshClients();
  const [state, setState] = useState<ImportState>({ phase: 'choosing', problem: null });
  const stopping = useRef(new AbortController());

  const check = async (csv: string, options: ImportOptions = { createTeams: false }) => {
    setState({ phase: 'checking' });
    try {
      setState({ phase: 'checked', report: await checkImport(api, csv, options), csv, ...options });
    } catch (error) {
      setState({ phase: 'choosing', problem: toProblem(error) });
    }
  };
  const start = async (report: ClientImport, options: ImportOptions) => {
    stopping.current = new AbortController();
    const { signal } = stopping.current;
    let registered = 0;
    const onProgress = (count: number) => {
      registered = count;
      setState({ phase: 'importing', report, registered });
    };
    onProgress(0);
    try {
      await importChecked(api, report.lines, { ...options, onProgress, signal });
      const isAll = registered >= report.created;
      setState({ phase: 'ended', report, registered, how: signal.aborted && !isAll ? 'stopped' : 'done' });
    } catch (error) {
      setState({ phase: 'ended', report, registered, how: toProblem(error) });
    }
    await refresh();
  };
  return {
    state,
    check,
    start,
    /** What is being registered at this moment still is. */
    stop: () => stopping.current.abort(),
    again: () => setState({ phase: 'choosing', problem: null }),
  };
}
