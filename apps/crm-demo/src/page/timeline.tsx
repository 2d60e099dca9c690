import type { Call } from '@cordboard/contracts';
import { formatNumber } from './contact-list.js';
import type { Workspace } from './crm-server.js';

export function Timeline({ calls, rep, workspace }: { calls: Call[]; rep: string; workspace: Workspace | undefined }) {
  if (calls.length === 0) return <p className="muted">No calls yet. The first one shows up here by itself.</p>;
  return (
    <ol className="crm-timeline">
      {calls.map((call) => (
        <li key={call.callSid}>
          <time dateTime={call.startedAt}>{new Date(call.startedAt).toLocaleTimeString()}</time>
          <div>
            <strong>{nameOf(otherParty(call, rep), workspace)}</strong>
            <span className="muted">
              {wasMadeBy(call, rep) ? 'Outgoing' : 'Incoming'}
              {call.direction === 'incoming' && call.clientName && call.clientName !== rep
                ? ` · taken by ${call.clientName}`
                : ''}
            </span>
          </div>
          <span className={`crm-outcome crm-outcome-${call.status}`}>{outcomeOf(call)}</span>
        </li>
      ))}
    </ol>
  );
}

const wasMadeBy = (call: Call, rep: string) => call.from === `client:${rep}`;
const otherParty = (call: Call, rep: string) => (wasMadeBy(call, rep) ? call.to : call.from);

function nameOf(party: string, workspace: Workspace | undefined): string {
  const client = party.startsWith('client:') ? party.slice('client:'.length) : undefined;
  if (client) return workspace?.colleagues.find(({ name }) => name === client)?.displayName ?? client;
  return workspace?.contacts.find(({ phone }) => phone === party)?.name ?? formatNumber(party);
}

const words: Record<Call['status'], string> = {
  queued: 'Waiting',
  initiated: 'Calling',
  ringing: 'Ringing',
  'in-progress': 'In call',
  completed: 'Talked',
  busy: 'Busy',
  failed: 'Not connected',
  'no-answer': 'No answer',
  canceled: 'Given up',
};

function outcomeOf({ status, durationSeconds, refusal }: Call): string {
  if (refusal) return `Refused: ${refusal.sentence}`;
  return status === 'completed' && durationSeconds !== null ? `${words.completed} ${durationSeconds} s` : words[status];
}
