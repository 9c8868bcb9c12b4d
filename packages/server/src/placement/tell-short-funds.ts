import type { Db } from '../db/connect.ts';
import { changeSet } from '../db/cycle/change-set.ts';
import { sumShortFunds } from '../db/notices/short-funds.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import type { Ids } from '../ids.ts';

/** At the end of a run: what money is missing, once for all of its orders. Told again, it is the same notice. */
export async function tellShortFunds(
  { db, ids, nowMs }: { readonly db: Db; readonly ids: Ids; readonly nowMs: () => number },
  hands: AccountHands,
  runId: string,
): Promise<void> {
  const { orders, symbols, requiredCash, availableCash, retryExpiresAtMs } = await sumShortFunds(db, runId);
  if (orders === 0) return;
  const atMs = nowMs();
  const data = {
    runId,
    orders,
    symbols,
    requiredCash,
    availableCash,
    shortfall: availableCash === null ? null : Math.max(0, requiredCash - availableCash),
    retryExpiresAtMs,
  };
  await hands.commit(() =>
    changeSet(atMs, {
      events: [
        {
          id: ids.next('evt'),
          evidenceId: null,
          draft: {
            kind: 'account.funds_short',
            actor: 'system',
            source: 'rule',
            orderId: null,
            attemptId: null,
            atMs,
            data,
          },
        },
      ],
    }),
  );
}
