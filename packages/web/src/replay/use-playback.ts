import { useEffect, useState } from 'react';

const STEP_MS = 200;

export interface Playback {
  readonly atMs: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  readonly setSpeed: (speed: number) => void;
  readonly play: () => void;
  readonly pause: () => void;
  /** Goes there and stands still. */
  readonly seek: (atMs: number) => void;
}

/** An instant between two others that moves by itself while it is played, and stands still at the end. */
export function usePlayback(fromMs: number, untilMs: number): Playback {
  const [at, setAt] = useState(fromMs);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(300);
  const atMs = Math.min(untilMs, Math.max(fromMs, at));
  const isOver = atMs >= untilMs;
  useEffect(() => {
    if (!isPlaying) return undefined;
    if (isOver) {
      setPlaying(false);
      return undefined;
    }
    const timer = setInterval(() => setAt((before) => Math.max(fromMs, before) + STEP_MS * speed), STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying, isOver, speed, fromMs]);
  return {
    atMs,
    isPlaying,
    speed,
    setSpeed,
    play: () => {
      if (isOver) setAt(fromMs);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    seek: (to) => {
      setPlaying(false);
      setAt(to);
    },
  };
}
