import type { Call } from '@cordboard/contracts';
import type { Columns } from '../csv.js';

export const callColumns: Columns<Call> = {
  call_sid: ({ callSid }) => callSid,
  direction: ({ direction }) => direction,
  from: ({ from }) => from,
  to: ({ to }) => to,
  client_name: ({ clientName }) => clientName,
  crm_user: ({ crmUser }) => crmUser,
  status: ({ status }) => status,
  started_at: ({ startedAt }) => startedAt,
  answered_at: ({ answeredAt }) => answeredAt,
  ended_at: ({ endedAt }) => endedAt,
  duration_seconds: ({ durationSeconds }) => durationSeconds,
  refusal: ({ refusal }) => refusal?.sentence ?? null,
};
