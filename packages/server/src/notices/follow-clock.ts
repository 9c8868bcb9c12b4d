import { changeSet } from '../db/cycle/change-set.ts';
import { findLastOfKinds } from '../db/notices/last-of-kinds.ts';
import { accountEvent } from '../desk/account-event.ts';
import type { AfterReading } from '../monitor/after-reading.ts';
import { createToldMemory } from './told-memory.ts';

const memory = createToldMemory<object, 'off' | 'right'>();

/**
 * Notes when this machine's clock is so wrong that logins can fail, and when it agrees again, once each, also over restarts. What
 * lies between (some codes are refused) is shown in the page only: it neither begins nor ends it.
 */
export const followClock: AfterReading = async ({ parts, hands }) => {
  const measure = hands.broker()?.clock() ?? null;
  const epoch = hands.claim()?.epoch;
  if (measure === null || measure.level === 'late' || epoch === undefined) return;
  const now = measure.level === 'bad' ? 'off' : 'right';
  const told = await memory.of(hands, epoch, async () => {
    const last = await findLastOfKinds(parts.db, hands.facts().id, ['clock_off', 'clock_right']);
    return last === 'clock_off' ? 'off' : 'right';
  });
  if (told === now) return;
  const nowMs = parts.clock.nowMs();
  const draft =
    now === 'off'
      ? accountEvent('account.clock_off', nowMs, { offMs: measure.offMs })
      : accountEvent('account.clock_right', nowMs);
  const written = await hands.commit(() =>
    changeSet(nowMs, { events: [{ id: parts.ids.next('evt'), evidenceId: null, draft }] }),
  );
  if (written.ok) memory.keep(hands, epoch, now);
};
