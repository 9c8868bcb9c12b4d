import type { NoticeLine } from '@orderwatch/core';
import { istMomentText } from '@orderwatch/core';
import { type AccountRow, listAccounts } from '../../db/accounts/list-accounts.ts';
import type { Db } from '../../db/connect.ts';
import { loadGuards } from '../../db/guards/load-guards.ts';
import { plain, quoting } from './lines.ts';

/** An account, and everything that keeps it from placing. */
export interface AccountStops {
  readonly account: AccountRow;
  readonly isPaused: boolean;
  /** Whether resuming would change anything. The kill switch is not ended by it. */
  readonly canResume: boolean;
  /** In words, the most serious first. */
  readonly lines: readonly NoticeLine[];
}

export async function loadStops(db: Db, userId: string): Promise<readonly AccountStops[]> {
  const [accounts, guards] = await Promise.all([
    listAccounts(db, userId),
    loadGuards(db, { userId, accountId: null }),
  ]);
  return accounts.map((account) => {
    const guard = guards.find(({ accountId }) => accountId === account.id);
    const { killedAtMs = null, breakerReason = null } = guard ?? {};
    const { pausedAtMs, placingStoppedReason } = account;
    return {
      account,
      isPaused: pausedAtMs !== null,
      canResume: pausedAtMs !== null || placingStoppedReason !== null || breakerReason !== null,
      lines: [
        ...(killedAtMs === null
          ? []
          : [plain(`The kill switch is on since ${istMomentText(killedAtMs)}: release it on the page`)]),
        ...(placingStoppedReason === null ? [] : [quoting('Placing is stopped: ', placingStoppedReason)]),
        ...(breakerReason === null ? [] : [quoting('The circuit breaker is open: ', breakerReason)]),
        ...(pausedAtMs === null ? [] : [plain(`Paused since ${istMomentText(pausedAtMs)}`)]),
      ],
    };
  });
}
