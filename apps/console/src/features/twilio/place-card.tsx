import { useTranslations } from 'use-intl';
import { Button } from '@mantine/core';
import { ApplicationPicker } from './application-picker.js';
import { CallerIdPicker } from './caller-id-picker.js';
import { CredentialsForm } from './credentials-form.js';
import { DevicesForm } from './devices-form.js';
import type { Place } from './held-card.js';
import { NumberBindings } from './number-bindings.js';

/** Where one thing that we hold is changed. */
export function PlaceCard({ place, onDone }: { place: Place; onDone: () => void }) {
  const t = useTranslations('twilio');
  return (
    <section className="cc-card cc-pad" aria-labelledby="twilio-place">
      <h2 id="twilio-place">{t(`places.${place}`)}</h2>
      {place === 'credentials' && <CredentialsForm onDone={onDone} onLeave={onDone} />}
      {place === 'application' && <ApplicationPicker onDone={onDone} onLeave={onDone} />}
      {place === 'caller-id' && <CallerIdPicker onDone={onDone} onLeave={onDone} />}
      {place === 'devices' && <DevicesForm onDone={onDone} />}
      {place === 'numbers' && (
        <>
          <NumberBindings />
          <div className="cc-actions">
            <Button onClick={onDone}>{t('leave')}</Button>
          </div>
        </>
      )}
    </section>
  );
}
