import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ApplicationPicker } from './application-picker.js';
import { CallerIdPicker } from './caller-id-picker.js';
import { CredentialsForm } from './credentials-form.js';
import { DevicesForm } from './devices-form.js';
import type { Place } from './held-card.js';
import { NumberBindings } from './number-bindings.js';

export interface PlaceCardProps {
  place: Place;
  /** How often a place was asked for: each time, that is where the admin wants to be, and it may be out of sight. */
  turn: number;
  onDone: () => void;
}

/** Where one thing that we hold is changed. */
export function PlaceCard({ place, turn, onDone }: PlaceCardProps) {
  const t = useTranslations('twilio');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [turn]);
  return (
    <section className="cc-card cc-pad" aria-labelledby="twilio-place">
      <h2 id="twilio-place" ref={heading} tabIndex={-1}>
        {t(`places.${place}`)}
      </h2>
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
