import { changeSet } from '../db/cycle/change-set.ts';
import { findLastOfKinds } from '../db/notices/last-of-kinds.ts';
import type { AccountContext } from '../desk/account-context.ts';
import type { AfterReading } from '../monitor/after-reading.ts';

const toldOf = new WeakMap<AccountContext, 'off' | 'right'>();

/**
 * Notes when this machine's clock is so wrong that logins can fail, and when it agrees again, once each, also over restarts. What
 * lies between (some codes are refused) is shown in the page only: it neither begins nor ends it.
 */
export const followClock: AfterReading = async (context) => {
  const { parts, hands } = context;
  const measure = hands.broker()?.clock() ?? null;
  if (measure === null || measure.level === 'late') return;
  const now = measure.level === 'bad' ? 'off' : 'right';
  const told = toldOf.get(context) ?? (await loadTold(context));
  toldOf.set(context, told);
  if (told === now) return;
  const nowMs = parts.clock.nowMs();
  const written = await hands.commit(() =>
    changeSet(nowMs, {
      events: [
        {
          id: parts.ids.next('evt'),
          evidenceId: null,
          draft: {
            kind: now === 'off' ? 'account.clock_off' : 'account.clock_right',
            actor: 'system',
            source: 'rule',
            orderId: null,
            attemptId: null,
            atMs: nowMs,
            data: now === 'off' ? { offMs: measure.offMs } : {},
          },
        },
      ],
    }),
  );
  if (written.ok) toldOf.set(context, now);
};

async function loadTold({ parts, hands }: AccountContext): Promise<'off' | 'right'> {
  const last = await findLastOfKinds(parts.db, hands.facts().id, ['clock_off', 'clock_right']);
  return last === 'clock_off' ? 'off' : 'right';
}
