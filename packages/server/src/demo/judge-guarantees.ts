import type { Guarantees } from '../rehearse/check-guarantees.ts';

export const GUARANTEE_NAMES = ['never_twice', 'nothing_lost', 'evidence', 'agrees'] as const;
type GuaranteeName = (typeof GUARANTEE_NAMES)[number];

interface Judgement {
  readonly name: GuaranteeName;
  /** `settling`: the broker has moved on, and we have had no time yet to learn of it. */
  readonly state: 'holds' | 'settling' | 'broken';
  readonly count: number;
}

export interface Judged {
  readonly guarantees: readonly Judgement[];
  readonly placed: number;
  /** What does not hold, with the moment at which it was first seen. */
  readonly differences: readonly { readonly text: string; readonly sinceMs: number }[];
}

/**
 * How long the broker may be ahead of us. A day order that vanishes after the close is settled only when the day is sealed,
 * ten minutes later at the earliest.
 */
const PATIENCE_MS = 30 * 60_000;

export interface Judge {
  judge(found: Guarantees, nowMs: number): Judged;
}

/**
 * Judges while time passes: the market does not stand still for a comparison, so a difference in what we believe counts as
 * broken only when it stays. What was sent twice or has no evidence is broken at once.
 */
export function createJudge(): Judge {
  const firstSeen = new Map<string, number>();
  return {
    judge(found, nowMs) {
      for (const text of firstSeen.keys()) if (!found.violations.includes(text)) firstSeen.delete(text);
      for (const text of found.violations) if (!firstSeen.has(text)) firstSeen.set(text, nowMs);
      const differences = [...firstSeen].map(([text, sinceMs]) => ({ text, sinceMs }));
      const isOld = differences.some(({ sinceMs }) => nowMs - sinceMs > PATIENCE_MS);
      const grave = found.duplicates + found.lost + found.unexplained;
      const differing = Math.max(0, found.violations.length - grave);
      const state = (count: number, patient: boolean): Judgement['state'] => {
        if (count === 0) return 'holds';
        return patient && !isOld ? 'settling' : 'broken';
      };
      return {
        placed: found.placed,
        guarantees: [
          { name: 'never_twice', count: found.duplicates, state: state(found.duplicates, false) },
          { name: 'nothing_lost', count: found.lost, state: state(found.lost, true) },
          { name: 'evidence', count: found.unexplained, state: state(found.unexplained, false) },
          { name: 'agrees', count: differing, state: state(differing, true) },
        ],
        differences,
      };
    },
  };
}
