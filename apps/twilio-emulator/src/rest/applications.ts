import { applicationSettings } from '../accounts/account-schema.js';
import type { Account, Application } from '../accounts/account-store.js';
import type { Clock } from '../clock.js';
import { createSid } from '../sids.js';
import { rfc2822, text } from './form.js';
import { listPage } from './list-page.js';
import { created, deleted, found, uriOf, type RestResource } from './rest-request.js';
import { withChanges } from './voice-settings.js';

const keeps = Object.keys(applicationSettings.shape);

export function applications(clock: Clock): RestResource {
  return ({ account, method, path, names: [sid, more], form, query }) => {
    if (more !== undefined) return undefined;
    if (sid === undefined && method === 'POST') {
      const start = { sid: createSid('AP'), friendlyName: '' };
      const dates = { dateCreated: clock.now(), dateUpdated: clock.now() };
      const application = { ...withChanges(applicationSettings, start, form, keeps), ...dates };
      account.applications.set(application.sid, application);
      return created(toJson(account, application));
    }
    if (sid === undefined) {
      const name = text(query, 'FriendlyName');
      const all = [...account.applications.values()].filter(
        ({ friendlyName }) => name === undefined || friendlyName === name,
      );
      return found(listPage('applications', all, { path, query, toJson: (each) => toJson(account, each) }));
    }
    const application = account.applications.get(sid);
    if (!application) return undefined;
    if (method === 'GET') return found(toJson(account, application));
    if (method === 'DELETE') {
      account.applications.delete(sid);
      return deleted;
    }
    Object.assign(application, withChanges(applicationSettings, application, form, keeps), {
      dateUpdated: clock.now(),
    });
    return found(toJson(account, application));
  };
}

function toJson(account: Account, application: Application): object {
  return {
    sid: application.sid,
    account_sid: account.sid,
    api_version: '2010-04-01',
    date_created: rfc2822(application.dateCreated),
    date_updated: rfc2822(application.dateUpdated),
    friendly_name: application.friendlyName,
    message_status_callback: null,
    sms_fallback_method: 'POST',
    sms_fallback_url: null,
    sms_method: 'POST',
    sms_status_callback: null,
    sms_url: null,
    status_callback: application.statusCallback,
    status_callback_method: application.statusCallbackMethod,
    voice_caller_id_lookup: false,
    voice_fallback_method: application.voiceFallbackMethod,
    voice_fallback_url: application.voiceFallbackUrl,
    voice_method: application.voiceMethod,
    voice_url: application.voiceUrl,
    public_application_connect_enabled: false,
    uri: uriOf(account, `/Applications/${application.sid}`),
  };
}
