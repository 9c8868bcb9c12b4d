import { realClock } from '@orderwatch/clock';
import type { Chance } from './chance.ts';
import type { KillWorld, Share } from './kill-world.ts';

/** A person, or their script, who goes on wanting things while programs die, and asks again when nobody answered. */
export interface RestlessOwner {
  /** Resolves when nothing more is asked for. Wishes that nobody has answered are asked once more before. */
  stop(): Promise<void>;
  counts(): Readonly<Record<string, number>>;
  /** How many of the wishes somebody has answered so far. */
  answered(): number;
}

interface Wish {
  readonly name: string;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly key: string;
}

const PAUSE_MS = [100, 500] as const;
const ANSWER_MS = 5_000;
const WORKING = ['amo', 'pending_execution', 'unconfirmed', 'placing'];
const BACK = ['retry_pending', 'failed', 'rejected'];

export function startOwner(world: KillWorld, chance: Chance): RestlessOwner {
  const counts: Record<string, number> = {};
  const unanswered: Wish[] = [];
  const quantities = new Map<string, number>();
  let stopped = false;
  let number = 0;

  const count = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };

  /** False when nobody answered: then the same wish, with the same key, is asked again of whoever is there. */
  async function ask(wish: Wish): Promise<boolean> {
    const desk = chance.pick(world.desks);
    try {
      const response = await fetch(`${desk.url}/api/v1${wish.path}`, {
        method: wish.method,
        headers: {
          authorization: `Bearer ${world.token}`,
          'idempotency-key': wish.key,
          ...(wish.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(wish.body === undefined ? {} : { body: JSON.stringify(wish.body) }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      const { code } = (await response.json()) as { readonly code?: string };
      // Somebody is at it, or was when he died.
      if (code === 'request_running' || response.status >= 500) return false;
      count(response.ok ? wish.name : `${wish.name} refused`);
      return true;
    } catch {
      return false;
    }
  }

  async function think(): Promise<Wish | null> {
    number += 1;
    const key = `kills-wish-${number}`;
    const { accountId } = chance.pick(world.accounts);
    const dice = chance.below(100);
    if (dice < 45) {
      const share = chance.pick(world.shares);
      const place = `${accountId} ${share.symbol}`;
      const quantity = (quantities.get(place) ?? 0) + 1;
      quantities.set(place, quantity);
      const body = {
        account_id: accountId,
        symbol: share.symbol,
        side: 'buy',
        quantity,
        limit_price: priceNear(share, chance.below(30) - 20),
      };
      return { name: 'orders wished', method: 'POST', path: '/user/orders', body, key };
    }
    const orders = await world.database.db
      .selectFrom('orders')
      .select(['id', 'symbol', 'side'])
      .where('account_id', '=', accountId)
      .where('status', 'in', dice < 80 ? (WORKING as never) : (BACK as never))
      .execute();
    if (orders.length === 0) return null;
    const order = chance.pick(orders);
    const at = `/user/orders/${order.id}`;
    if (dice < 65) return { name: 'cancellations', method: 'POST', path: `${at}/cancel`, key };
    if (dice < 80) {
      const share = world.shares.find(({ symbol }) => symbol === order.symbol);
      if (share === undefined) return null;
      const body = { limit_price: priceNear(share, chance.below(30) - 20) };
      return { name: 'changes', method: 'PATCH', path: at, body, key };
    }
    if (dice < 95) return { name: 'retries', method: 'POST', path: `${at}/retry`, key };
    return { name: 'drops', method: 'DELETE', path: at, key };
  }

  async function live(): Promise<void> {
    while (!stopped) {
      await realClock.sleep(chance.between(...PAUSE_MS));
      const wish = await think().catch(() => null);
      if (wish !== null && !(await ask(wish))) unanswered.push(wish);
      const [old] = unanswered;
      if (old !== undefined && (await ask(old))) unanswered.shift();
    }
  }

  const living = live();
  return {
    async stop() {
      stopped = true;
      await living;
      // At the same time: each may wait until the instance that acts for the account looks for it.
      await Promise.all(unanswered.map(ask));
    },
    counts: () => counts,
    answered: () => Object.values(counts).reduce((sum, times) => sum + times, 0),
  };
}

/** So many thousandths from yesterday's close, on the share's tick. */
function priceNear({ closePaise, tickPaise }: Share, thousandths: number): string {
  const wished = closePaise + Math.round((closePaise * thousandths) / 1_000);
  const paise = Math.round(wished / tickPaise) * tickPaise;
  return `${Math.floor(paise / 100)}.${String(paise % 100).padStart(2, '0')}`;
}
