import { istMoment } from '../time.ts';
import type { PhaseRule, SessionPhaseName, SpecialSession, TradingCalendar } from './calendar.ts';

/** What an instrument must tell for the phases of its day. */
export interface PhaseScopeOf {
  readonly hasDerivatives: boolean;
}

/** `settling` is the time between two phases in which the exchange takes nothing (prices are being computed). */
export interface DayPhase {
  readonly name: SessionPhaseName | 'settling';
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/**
 * The phases of a trading day in order, without gap or overlap. `special` is the day's special session, if any; one with
 * the ordinary hours has the ordinary phases, one at another hour is continuous from its open to its close (its own
 * pre-open is not in the calendar).
 */
export function phasesOfDay(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
  special: SpecialSession | null,
  instrument: PhaseScopeOf,
): readonly DayPhase[] {
  if (special !== null && !hasOrdinaryHours(special, ordinaryHours(calendar, day))) {
    return [{ name: 'continuous', from: at(day, special.open), until: at(day, special.close) }];
  }
  return withoutGaps(
    rulesOf(calendar, day, instrument).map(({ name, from, until }) => ({
      name,
      from: at(day, from),
      until: at(day, until),
    })),
  );
}

/** The ordinary hours of continuous trading on this day, of an instrument without a closing auction. */
export function ordinaryHours(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
): {
  readonly firstPhase: Temporal.PlainTime;
  readonly open: Temporal.PlainTime;
  readonly close: Temporal.PlainTime;
} {
  const rules = rulesOf(calendar, day, { hasDerivatives: false });
  const continuous = rules.find((rule) => rule.name === 'continuous');
  const first = rules[0];
  // The importer refuses a calendar without continuous trading over its whole coverage.
  if (continuous === undefined || first === undefined)
    throw new Error(`No continuous trading known for ${day}`);
  return { firstPhase: first.from, open: continuous.from, close: continuous.until };
}

function hasOrdinaryHours(
  special: SpecialSession,
  usual: { readonly open: Temporal.PlainTime; readonly close: Temporal.PlainTime },
): boolean {
  return usual.open.equals(special.open) && usual.close.equals(special.close);
}

/** Per phase the rule in force, the one made for this kind of instrument before the general one, by time of day. */
function rulesOf(
  calendar: TradingCalendar,
  day: Temporal.PlainDate,
  { hasDerivatives }: PhaseScopeOf,
): readonly PhaseRule[] {
  const own = hasDerivatives ? 'with_derivatives' : 'without_derivatives';
  const chosen = new Map<SessionPhaseName, PhaseRule>();
  for (const rule of calendar.phases) {
    if (rule.scope !== 'all' && rule.scope !== own) continue;
    if (!inForce(rule, day)) continue;
    const rival = chosen.get(rule.name);
    if (rival === undefined || outranks(rule, rival)) chosen.set(rule.name, rule);
  }
  return [...chosen.values()].sort((a, b) => Temporal.PlainTime.compare(a.from, b.from));
}

function inForce(rule: PhaseRule, day: Temporal.PlainDate): boolean {
  const begun = Temporal.PlainDate.compare(rule.effectiveFrom, day) <= 0;
  return begun && (rule.effectiveUntil === null || Temporal.PlainDate.compare(day, rule.effectiveUntil) <= 0);
}

function outranks(rule: PhaseRule, rival: PhaseRule): boolean {
  if (rule.scope !== rival.scope) return rival.scope === 'all';
  return Temporal.PlainDate.compare(rule.effectiveFrom, rival.effectiveFrom) > 0;
}

/** A later phase ends the one before it: lists that shorten a phase only in words still give one phase at a time. */
function withoutGaps(phases: readonly DayPhase[]): readonly DayPhase[] {
  const filled: DayPhase[] = [];
  phases.forEach((phase, index) => {
    const next = phases[index + 1]?.from ?? phase.until;
    const gap = Temporal.Instant.compare(phase.until, next) < 0;
    filled.push(gap ? phase : { ...phase, until: next });
    if (gap) filled.push({ name: 'settling', from: phase.until, until: next });
  });
  return filled;
}

function at(day: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(istMoment(day, time));
}
