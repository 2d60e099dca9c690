import { isFinal } from '../calls/call-status.js';
import type { Leg } from '../calls/leg.js';
import type { Clock } from '../clock.js';
import { createSid } from '../sids.js';
import { callJson, restStatus } from './call-json.js';
import { rfc2822, text, type Form } from './form.js';
import { listPage } from './list-page.js';
import { documentOf, placeCall, type CallResourceServices } from './place-call.js';
import { RestError } from './rest-error.js';
import { created, deleted, found, type RestAnswer, type RestResource } from './rest-request.js';

export function calls(services: CallResourceServices): RestResource {
  return ({ account, method, path, names: [sid, more], form, query }) => {
    if (sid === undefined && method === 'POST') return created(callJson(placeCall(account, form, services)));
    if (sid === undefined) {
      const all = services.calls.list().filter((leg) => leg.account === account && matches(leg, query));
      return found(listPage('calls', all, { path, query, toJson: callJson }));
    }
    const leg = services.calls.find(sid);
    if (leg?.account !== account) return undefined;
    if (more === 'UserDefinedMessages' && method === 'POST') return sendMessage(leg, form, services.clock);
    if (more !== undefined) return undefined;
    if (method === 'GET') return found(callJson(leg));
    if (method === 'DELETE') return remove(leg, services);
    update(leg, form, services);
    return found(callJson(leg));
  };
}

function update(leg: Leg, form: Form, { flows }: CallResourceServices): void {
  const status = text(form, 'Status');
  if (status !== undefined && status !== 'canceled' && status !== 'completed') {
    throw new RestError(400, 21220, `Invalid status ${status}: it may be set to canceled or completed`);
  }
  if (status === 'completed') return leg.end(leg.isAnswered ? 'completed' : 'canceled');
  if (status === 'canceled') {
    if (!leg.isAnswered) leg.end('canceled');
    return;
  }
  const source = documentOf(form);
  if (leg.status !== 'in-progress') throw new RestError(400, 21220, 'Call is not in-progress. Cannot redirect.');
  flows.takeOver(leg, source);
}

function remove(leg: Leg, services: CallResourceServices): RestAnswer {
  if (!isFinal(leg.status)) throw new RestError(400, 20009, 'Cannot delete this resource before it is complete');
  services.calls.forget(leg);
  return deleted;
}

/** A message to the browser of this leg. */
function sendMessage(leg: Leg, form: Form, clock: Clock): RestAnswer {
  const content = text(form, 'Content') ?? '';
  try {
    JSON.parse(content);
  } catch {
    throw new RestError(400, 32702, 'Content must be JSON');
  }
  if (leg.status !== 'in-progress' && leg.status !== 'ringing')
    throw new RestError(400, 21220, 'Call is not in-progress.');
  const sid = createSid('KX');
  leg.farEnd.sendMessage?.(content, sid);
  return created({ account_sid: leg.account.sid, call_sid: leg.sid, sid, date_created: rfc2822(clock.now()) });
}

function matches(leg: Leg, query: Form): boolean {
  const wanted = (name: string, value: string | undefined) => [undefined, value].includes(text(query, name));
  const day = leg.createdAt.toISOString().slice(0, 10);
  const [on, from, until] = [text(query, 'StartTime'), text(query, 'StartTime>'), text(query, 'StartTime<')];
  return (
    wanted('To', leg.to) &&
    wanted('From', leg.from) &&
    wanted('Status', restStatus(leg)) &&
    wanted('ParentCallSid', leg.parent?.sid) &&
    (on === undefined || day === on.slice(0, 10)) &&
    (from === undefined || leg.createdAt >= new Date(from)) &&
    (until === undefined || leg.createdAt <= new Date(until))
  );
}
