import type { TwilioConfig } from '@cordboard/contracts';
import { useState } from 'react';
import type { ApiProblem } from '../../api/api-problem.js';
import { useTwilioConfig, type VersionedConfig } from './api/twilio-config.js';

/** Somebody else has changed the record meanwhile: what was seen, and what it is now (null: there is none any more). */
export interface ConfigConflict {
  readonly seen: TwilioConfig | null;
  readonly now: TwilioConfig | null;
  readonly etag: string | undefined;
}

/**
 * The record as it was when this part of the page was opened. A decision is sent with that version: the record on the
 * screen follows what others do, and a decision must not follow along unnoticed.
 */
export function useSeenConfig() {
  const present = useTwilioConfig().data ?? null;
  const [seen, setSeen] = useState<VersionedConfig | null>(present);
  return {
    seen,
    /** From now on this is what was seen. */
    see: setSeen,
    conflictIn(problem: ApiProblem | null): ConfigConflict | null {
      if (problem?.code !== 'twilio_config.changed_meanwhile' && problem?.code !== 'request.precondition_required') {
        return null;
      }
      const now = problem.details?.currentConfig ?? present?.config ?? null;
      return { seen: seen?.config ?? null, now, etag: problem.headers.get('etag') ?? present?.etag };
    },
  };
}
