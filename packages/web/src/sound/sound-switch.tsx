import { ActionIcon } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { bell } from '../bell/strings.ts';
import { isSoundOn, keepSound, playSample } from './play-sound.ts';

/** Off at first. Switched on it plays once, so that one knows what to listen for. */
export function SoundSwitch() {
  const [on, setOn] = useState(isSoundOn);
  const Mark = on ? IconVolume : IconVolumeOff;
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={bell.sound}
      aria-pressed={on}
      title={bell.soundHint}
      onClick={() => {
        keepSound(!on);
        setOn(!on);
        if (!on) playSample();
      }}
    >
      <Mark size={18} aria-hidden />
    </ActionIcon>
  );
}
