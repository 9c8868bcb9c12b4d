import { ActionIcon, Button } from '@mantine/core';
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
} from '@tabler/icons-react';
import { istSeconds } from '../format/time.ts';
import { SpeedButtons } from '../ui/speed-buttons.tsx';
import styles from './replay.module.css';
import { replay as words } from './strings.ts';
import type { Playback } from './use-playback.ts';

const SPEEDS = [60, 300, 1_200] as const;
const MINUTE_MS = 60_000;

interface ControlsProps {
  readonly playback: Playback;
  readonly fromMs: number;
  readonly untilMs: number;
  /** Where the neighbouring events are; nothing where there is none. */
  readonly previousMs: number | undefined;
  readonly nextMs: number | undefined;
}

export function ReplayControls({ playback, fromMs, untilMs, previousMs, nextMs }: ControlsProps) {
  const { atMs, isPlaying, speed, seek } = playback;
  const Mark = isPlaying ? IconPlayerPause : IconPlayerPlay;
  return (
    <div className={styles.controls}>
      <div className={styles.buttons}>
        <Step word={words.previous} icon={IconPlayerSkipBack} toMs={previousMs} onSeek={seek} />
        <Button
          variant="default"
          leftSection={<Mark size={16} aria-hidden />}
          onClick={isPlaying ? playback.pause : playback.play}
        >
          {isPlaying ? words.pause : words.play}
        </Button>
        <Step word={words.next} icon={IconPlayerSkipForward} toMs={nextMs} onSeek={seek} />
        <SpeedButtons
          legend={words.speed}
          speeds={SPEEDS}
          now={speed}
          word={words.speeds}
          onChoose={playback.setSpeed}
        />
        <output className={styles.time}>{words.at(istSeconds(atMs))}</output>
      </div>
      <input
        type="range"
        className={styles.scrub}
        aria-label={words.scrub}
        aria-valuetext={words.at(istSeconds(atMs))}
        min={fromMs}
        max={untilMs}
        step={MINUTE_MS}
        value={atMs}
        onChange={(event) => seek(Number(event.currentTarget.value))}
      />
    </div>
  );
}

interface StepProps {
  readonly word: string;
  readonly icon: typeof IconPlayerSkipBack;
  readonly toMs: number | undefined;
  readonly onSeek: (atMs: number) => void;
}

function Step({ word, icon: Mark, toMs, onSeek }: StepProps) {
  return (
    <ActionIcon
      variant="default"
      size={36}
      className={styles.step ?? ''}
      aria-label={word}
      title={word}
      disabled={toMs === undefined}
      onClick={() => toMs !== undefined && onSeek(toMs)}
    >
      <Mark size={16} aria-hidden />
    </ActionIcon>
  );
}
