import { createSecretKey, randomBytes } from 'node:crypto';
import type { ApiKey } from '../accounts/account-store.js';
import type { Clock } from '../clock.js';
import { createSid } from '../sids.js';
import { rfc2822, text } from './form.js';
import { listPage } from './list-page.js';
import { created, deleted, found, type RestResource } from './rest-request.js';

/** API keys. A secret is told once, when its key is made; deleting a key makes its tokens worthless. */
export function keys(clock: Clock): RestResource {
  return ({ account, method, path, names: [sid, more], form, query }) => {
    if (more !== undefined) return undefined;
    if (sid === undefined && method === 'POST') {
      const secret = randomBytes(24).toString('base64url');
      const key: ApiKey = {
        sid: createSid('SK'),
        friendlyName: text(form, 'FriendlyName') ?? '',
        signingKey: createSecretKey(secret, 'utf8'),
        dateCreated: clock.now(),
        dateUpdated: clock.now(),
      };
      account.apiKeys.set(key.sid, key);
      return created({ ...toJson(key), secret });
    }
    if (sid === undefined) return found(listPage('keys', [...account.apiKeys.values()], { path, query, toJson }));
    const key = account.apiKeys.get(sid);
    if (!key) return undefined;
    if (method === 'DELETE') {
      account.apiKeys.delete(sid);
      return deleted;
    }
    if (method === 'POST')
      Object.assign(key, { friendlyName: text(form, 'FriendlyName') ?? key.friendlyName, dateUpdated: clock.now() });
    return found(toJson(key));
  };
}

function toJson(key: ApiKey): object {
  return {
    sid: key.sid,
    friendly_name: key.friendlyName,
    date_created: rfc2822(key.dateCreated),
    date_updated: rfc2822(key.dateUpdated),
  };
}
