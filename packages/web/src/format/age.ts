const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How old something is, coarse enough not to distract: `2 s`, `4 min`, `3 h 10 min`, `2 d`. Never negative. */
export function formatAge(ms: number): string {
  const age = Math.max(0, ms);
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s`;
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min`;
  if (age < DAY) return pair(age, HOUR, 'h', MINUTE, 'min');
  return `${Math.floor(age / DAY)} d`;
}

/** Time left until something: `0:42`, `12 min`, `3 h 10 min`, `2 d 4 h`; `now` when it is due. */
export function formatCountdown(ms: number): string {
  if (ms <= 0) return 'now';
  if (ms < 10 * MINUTE) {
    const seconds = Math.ceil(ms / SECOND);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  }
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  return ms < DAY ? pair(ms, HOUR, 'h', MINUTE, 'min') : pair(ms, DAY, 'd', HOUR, 'h');
}

/** Time between two events: `340 ms`, `4.2 s`, `2 min 3 s`, `17 h 2 min`. */
export function formatLatency(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${(Math.floor(ms / 100) / 10).toFixed(1)} s`;
  if (ms < HOUR) return pair(ms, MINUTE, 'min', SECOND, 's');
  return ms < DAY ? pair(ms, HOUR, 'h', MINUTE, 'min') : pair(ms, DAY, 'd', HOUR, 'h');
}

function pair(ms: number, big: number, bigWord: string, small: number, smallWord: string): string {
  const rest = Math.floor((ms % big) / small);
  return `${Math.floor(ms / big)} ${bigWord}${rest === 0 ? '' : ` ${rest} ${smallWord}`}`;
}

export type Staleness = 'fresh' | 'late' | 'stale' | 'unmeasured';

/** Late beyond twice the expected age, stale beyond five times. Nothing expected: nothing to measure against. */
export function staleness(ageMs: number, expectedMs: number | null): Staleness {
  if (expectedMs === null || expectedMs <= 0) return 'unmeasured';
  if (ageMs > 5 * expectedMs) return 'stale';
  return ageMs > 2 * expectedMs ? 'late' : 'fresh';
}
