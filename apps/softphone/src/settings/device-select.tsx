import type { AudioDevice, AudioSetting } from '@cordboard/call-session';
import { useId, type ReactNode } from 'react';
import { useMessages } from '../screens/softphone-context.js';

export interface DeviceSelectProps {
  label: string;
  setting: AudioSetting;
  onChoose: (device: AudioDevice | null) => void;
  /** What tries it out. */
  children: ReactNode;
}

/** One role's device. One that was unplugged stays chosen, and says what stands in for it. */
export function DeviceSelect({ label, setting, onChoose, children }: DeviceSelectProps) {
  const { sound } = useMessages().settings;
  const id = useId();
  const { devices, wanted, isMissing } = setting;
  const isListed = wanted !== null && devices.some((device) => device.id === wanted.id);
  return (
    <div className="setting">
      <div className="settings-row">
        <label htmlFor={id}>{label}</label>
        {children}
      </div>
      <select
        id={id}
        value={wanted?.id ?? ''}
        aria-describedby={isMissing ? `${id}-missing` : undefined}
        onChange={({ target }) => onChoose(devices.find((device) => device.id === target.value) ?? null)}
      >
        <option value="">{sound.systemDefault}</option>
        {devices.map((device) => (
          <option key={device.id} value={device.id}>
            {device.label}
          </option>
        ))}
        {wanted && !isListed && <option value={wanted.id}>{sound.missing(wanted.label)}</option>}
      </select>
      {isMissing && wanted && (
        <p id={`${id}-missing`} className="device-missing small" role="status">
          {sound.standsIn(wanted.label)}
        </p>
      )}
    </div>
  );
}
