import type { PlaceRequest, SimOrder } from '@orderwatch/simulator';
import { askOfOrder } from './ask.ts';
import type { Act } from './draw-world.ts';
import type { Stage } from './stage.ts';

const MINUTE_MS = 60_000;
/** After a fault a session, a feed or a lease takes its time to come back. */
const RECOVERY_MS = 2 * MINUTE_MS;
const LEASE_BACK_MS = 4 * MINUTE_MS;
/** By a wrong clock the codes of a login are wrong, and after refusals a login waits so long at most. */
const LOGIN_PAUSE_MS = 15 * MINUTE_MS;
const CODE_MS = 30_000;

const GIVE_UP = {
  kind: 'resolve_unconfirmed',
  body: { decision: 'not_placed', reason: 'It is not at the broker' },
} as const;

/** Lets one act happen, now. */
export function carryOut(stage: Stage, act: Act): void {
  const { clock, troupe, simulator, world } = stage;
  const nowMs = clock.nowMs();
  const trouble = (ms: number): void => stage.noteTrouble(nowMs + ms);
  const back = world.leaseMs === null ? RECOVERY_MS : LEASE_BACK_MS + RECOVERY_MS;
  const ucc = stage.uccOf(act.account);
  switch (act.kind) {
    case 'faults': {
      const untilMs = nowMs + act.minutes * MINUTE_MS;
      trouble(act.minutes * MINUTE_MS + 3 * RECOVERY_MS);
      for (const fault of act.faults) simulator.faults.add({ ...fault, ucc, fromMs: nowMs, untilMs });
      return;
    }
    case 'wrong_account': {
      const otherUcc =
        world.accounts.length > 1 ? stage.uccOf((act.account + 1) % world.accounts.length) : null;
      trouble(3 * RECOVERY_MS);
      if (otherUcc === null) return;
      simulator.faults.add({
        kind: 'other_account',
        otherUcc,
        ucc,
        fromMs: nowMs,
        untilMs: nowMs + MINUTE_MS,
      });
      return;
    }
    case 'crash':
      trouble(act.downMs + back);
      troupe.crash(act.downMs);
      return;
    case 'crash_at_effect':
      trouble(30 * MINUTE_MS + act.downMs + back);
      troupe.crashAtEffect(act.nth, act.downMs);
      return;
    case 'switch_off':
      trouble(act.downMs + back);
      troupe.switchOff(act.downMs);
      return;
    case 'suspend':
      trouble(act.ms + back);
      troupe.suspend(act.ms);
      return;
    case 'clock_jump': {
      stage.skewMs = act.skewMs;
      trouble(act.minutes * MINUTE_MS + (Math.abs(act.skewMs) > CODE_MS ? LOGIN_PAUSE_MS : 0) + RECOVERY_MS);
      clock.setTimer(act.minutes * MINUTE_MS, () => {
        stage.skewMs = 0;
      });
      return;
    }
    case 'second_instance':
      troupe.startSecond();
      return;
    case 'sessions_end':
      trouble(RECOVERY_MS);
      simulator.sessions.expire(ucc);
      return;
    case 'feeds_drop':
      trouble(RECOVERY_MS);
      simulator.feed.drop(ucc);
      return;
    case 'reject_at_open':
    case 'reject_at_once': {
      const reject =
        act.kind === 'reject_at_open' ? simulator.broker.rejectAtOpen : simulator.broker.rejectAtOnce;
      const remove = reject({ ucc, tradingSymbol: `${act.symbol}-EQ` }, 'RMS:Rule: Check circuit limit');
      clock.setTimer(12 * 60 * MINUTE_MS, remove);
      return;
    }
    case 'cancel':
      askOfOrder(stage, act, { kind: 'cancel' });
      return;
    case 'retry':
      askOfOrder(stage, act, { kind: 'retry' });
      return;
    case 'give_up':
      // A sensible person looks into the broker's app before.
      if (orderOf(stage, act) === undefined) askOfOrder(stage, act, GIVE_UP);
      return;
    default:
      byHand(stage, act);
      return;
  }
}

type ByHand = Extract<Act, { kind: 'buy_by_hand' | 'sell_by_hand' | 'cancel_by_hand' | 'modify_by_hand' }>;

/** A person deals in the broker's app. What the app refuses is refused. */
function byHand(stage: Stage, act: ByHand): void {
  const { broker } = stage.simulator;
  const ucc = stage.uccOf(act.account);
  if (act.kind === 'buy_by_hand' || act.kind === 'sell_by_hand') {
    const amo = act.time < '09:00' || act.time > '15:30';
    const request: PlaceRequest = {
      ...{ segment: 'nse_cm', tradingSymbol: `${act.symbol}-EQ`, product: 'CNC', validity: 'DAY' },
      side: act.kind === 'buy_by_hand' ? 'B' : 'S',
      ...{ orderType: 'MKT', quantity: act.quantity, disclosedQuantity: 0, pricePaise: 0, triggerPaise: 0 },
      ...{ amo, tag: null },
    };
    broker.place(ucc, request, 'app');
    return;
  }
  const order = orderOf(stage, act);
  if (order === undefined) return;
  if (act.kind === 'cancel_by_hand') {
    broker.cancel(ucc, order.orderNumber, { amo: order.amo && !order.atExchange }, 'app');
  } else broker.modify(ucc, order.orderNumber, { quantity: order.quantity + 1 }, 'app');
}

function orderOf(
  { simulator, uccOf }: Stage,
  { account, symbol }: { readonly account: number; readonly symbol: string },
): SimOrder | undefined {
  return simulator.broker
    .orders(uccOf(account))
    .findLast(({ instrument }) => instrument.tradingSymbol === `${symbol}-EQ`);
}
