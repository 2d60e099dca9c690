import type { AudioChoice, AudioDevice, AudioRole } from '@cordboard/call-session';
import { Button, Notice } from '@cordboard/ui';
import { useCallback, useState } from 'react';
import { LevelBars } from '../screens/level-bars.js';
import { useMessages } from '../screens/softphone-context.js';
import { useStore } from '../use-store.js';
import { DeviceSelect } from './device-select.js';

/** What the rep speaks into and hears through, and what rings. */
export function SoundSettings({ audio }: { audio: AudioChoice | null }) {
  const { sound } = useMessages().settings;
  return (
    <section className="settings-group" aria-labelledby="settings-sound">
      <h2 id="settings-sound">{sound.title}</h2>
      {audio ? <Devices audio={audio} /> : <p className="muted">{sound.noLine}</p>}
    </section>
  );
}

function Devices({ audio }: { audio: AudioChoice }) {
  const { sound } = useMessages().settings;
  const snapshot = useStore(audio);
  const [problem, setProblem] = useState<string | null>(null);
  const listen = useCallback((listener: (level: number) => void) => audio.listen(listener), [audio]);
  if (!snapshot.isThere) return <p className="muted">{sound.noLine}</p>;

  const choose = (role: AudioRole) => (device: AudioDevice | null) => {
    setProblem(null);
    audio.choose(role, device).catch(() => setProblem(sound.notUsable(device?.label ?? sound.systemDefault)));
  };
  const play = (role: 'speaker' | 'ringer') => () => {
    setProblem(null);
    audio.playTone(role).catch(() => setProblem(sound.notPlayed));
  };
  return (
    <>
      {problem && <Notice tone="warning" icon="alert" title={problem} />}
      <DeviceSelect label={sound.microphone} setting={snapshot.microphone} onChoose={choose('microphone')}>
        <LevelBars listen={listen} heard={sound.heard} silent={sound.silent} />
      </DeviceSelect>
      {snapshot.canChooseOutputs ? (
        <>
          <DeviceSelect label={sound.speaker} setting={snapshot.speaker} onChoose={choose('speaker')}>
            <Button size="sm" onClick={play('speaker')}>
              {sound.playTone}
            </Button>
          </DeviceSelect>
          <DeviceSelect label={sound.ringer} setting={snapshot.ringer} onChoose={choose('ringer')}>
            <Button size="sm" aria-label={sound.playRing} onClick={play('ringer')}>
              {sound.playTone}
            </Button>
          </DeviceSelect>
        </>
      ) : (
        <p className="settings-row">
          <span className="muted">{sound.outputsBySystem}</span>
          <Button size="sm" onClick={play('speaker')}>
            {sound.playTone}
          </Button>
        </p>
      )}
    </>
  );
}
