import { boundaries, phaseIn, type Session, type SessionPhase } from '../../exchange/session.ts';
import type { MarketStatus, PhaseName } from '../types.ts';
import { type BrokerWorld, today } from '../world.ts';

/** The exchange's phase now, and when it changes next. */
export function marketStatusOf(world: BrokerWorld): MarketStatus {
  const day = today(world);
  const nowMs = world.clock.nowMs();
  const withDerivatives = world.sessions.on(day, true);
  const withoutDerivatives = world.sessions.on(day, false);
  const next = world.sessions.next(day);
  const starts = [
    withDerivatives,
    withoutDerivatives,
    world.sessions.on(next, true),
    world.sessions.on(next, false),
  ]
    .flatMap((session) => (session ? boundaries(session) : []))
    .map((boundary) => boundary.fromMs)
    .filter((fromMs) => fromMs > nowMs);
  return {
    withDerivatives: phaseName(withDerivatives, nowMs),
    withoutDerivatives: phaseName(withoutDerivatives, nowMs),
    nextChangeMs: Math.min(...starts),
  };
}

function phaseName(session: Session | null, nowMs: number): PhaseName {
  const phase: SessionPhase = session ? phaseIn(session, nowMs) : 'before';
  return phase === 'before' || phase === 'after' ? 'closed' : phase;
}
