import { useEffect, useState } from 'react';

/** Whole seconds until a moment of the browser's monotonic clock, counting down to nought; nothing without a moment. */
export function useSecondsLeft(untilMs: number | undefined): number | undefined {
  const [left, setLeft] = useState(() => secondsUntil(untilMs));
  useEffect(() => {
    setLeft(secondsUntil(untilMs));
    if (untilMs === undefined) return undefined;
    const timer = setInterval(() => setLeft(secondsUntil(untilMs)), 500);
    return () => clearInterval(timer);
  }, [untilMs]);
  return left;
}

function secondsUntil(untilMs: number | undefined): number | undefined {
  return untilMs === undefined ? undefined : Math.max(0, Math.ceil((untilMs - performance.now()) / 1_000));
}
