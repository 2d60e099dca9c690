import type { Translated } from '../../language/translated.js';
import type { english } from './messages.en.js';

export const german: Translated<typeof english> = {
  title: 'Ihre Anmeldungen',
  lead: 'Wo {email} angemeldet ist. Beenden Sie, was Sie nicht kennen.',
  reading: 'Anmeldungen werden geladen',
  device: 'Gerät',
  signedIn: 'Angemeldet',
  lastUsed: 'Zuletzt benutzt',
  thisOne: 'Diese hier',
  end: 'Beenden',
  endSession: '{device} beenden',
};
