import type { RehearsalDay } from '../rehearsal-day.ts';
import type { Scenario } from '../scenario.ts';
import { standsAt } from '../scenarios/market-moods.ts';
import type { Act, Plan } from './draw-plan.ts';

const FIRST_EVENING = '2026-08-20';
const MINUTE = 60_000;

/** A random plan as a scenario: nothing is expected of it but what must always hold. */
export function scenarioOfPlan(plan: Plan): Scenario {
  const { seed, days, cashRupees, symbols, openings, leaseMs, sells, others, acts } = plan;
  return {
    name: `random-${seed}`,
    story: 'Whatever the seed brings.',
    day: FIRST_EVENING,
    days,
    cashRupees,
    symbols,
    others: others.map((other, place) => ({ ...other, settings: settingsOf(place) })),
    ...(leaseMs === null ? {} : { leaseMs }),
    ...(sells
      ? { settings: { sells: { policy: 'percent', target_percent: '5', first_day: 'T', authorised: 'yes' } } }
      : {}),
    prepare(day) {
      // Which of two sockets is read first is the machine's choice, not the seed's: frames come behind the reply. A reply
      // that is later than its frame is one of the faults.
      day.faults.add({ kind: 'feed_delay', ms: 1 });
      for (const [index, symbol] of symbols.entries()) {
        standsAt(day, symbol, openings[index] ?? 0, day.date(1));
      }
      for (const act of acts) arrange(day, act);
    },
    expect: { statuses: {} },
  };
}

/**
 * Each places at minutes of its own, and sells nothing: which of two requests in one millisecond the broker sees first
 * would be the machine's choice, and with it the numbers of their orders.
 */
function settingsOf(place: number): Readonly<Record<string, unknown>> {
  const minute = String(7 * (place + 1)).padStart(2, '0');
  return {
    placement_time: `16:${String(5 + 7 * (place + 1)).padStart(2, '0')}`,
    retry: { time: `08:${minute}` },
    sells: { policy: 'none' },
  };
}

function arrange(day: RehearsalDay, act: Act): void {
  if (act.kind === 'fault') {
    const fromMs = day.moment(act.day, act.time);
    const until = { fromMs, untilMs: fromMs + act.minutes * MINUTE };
    // What begins by itself when it is added must be added at its time.
    const ucc = `RH${String((act.account ?? 0) + 1).padStart(3, '0')}`;
    day.exactly(act.day, act.time, () => void day.faults.add({ ...act.fault, ...until, ucc }));
    return;
  }
  if (act.kind === 'cancel_through_us') {
    day.ask(act.day, act.time, { kind: 'cancel', buyOf: act.symbol });
    return;
  }
  day.exactly(act.day, act.time, () => carryOut(day, act));
}

function carryOut(day: RehearsalDay, act: Exclude<Act, { kind: 'fault' | 'cancel_through_us' }>): void {
  switch (act.kind) {
    case 'crash':
      if (day.isAlive()) day.crash(act.downMs);
      break;
    case 'crash_at':
      day.crashAt(act.step, act.downMs);
      break;
    case 'switch_off':
      if (day.isAlive()) day.switchOff(act.downMs);
      break;
    case 'clock_jump':
      day.setClock(act.skewMs);
      day.later(act.minutes * MINUTE, () => day.setClock(0));
      break;
    case 'second_instance':
      day.startSecond();
      break;
    case 'sessions_end':
      day.expireSessions();
      break;
    case 'feeds_drop':
      day.dropFeeds();
      break;
    case 'cancel_by_hand':
      cancelWhatIsThere(day, act.symbol);
      break;
    case 'buy_by_hand':
      day.byHand(act.symbol, 'B', act.quantity, undefined, { amo: act.day === 'evening' });
      break;
  }
}

/** A person who wants to cancel something finds in the app that there is nothing to cancel. */
function cancelWhatIsThere(day: RehearsalDay, symbol: string): void {
  const { tradingSymbol } = day.instrument(symbol);
  const order = day.broker.orders(day.ucc).findLast((row) => row.instrument.tradingSymbol === tradingSymbol);
  if (order === undefined) return;
  day.broker.cancel(day.ucc, order.orderNumber, { amo: order.amo && !order.atExchange }, 'app');
}
