import type { NoticeLine } from '@orderwatch/core';
import { istClock, istMomentText } from '@orderwatch/core';
import { listAccounts } from '../../../db/accounts/list-accounts.ts';
import { type AccountFunds, loadFunds } from '../../../funds/load-funds.ts';
import { plain, quoting, reply, rupees } from '../lines.ts';
import type { BotCommand } from './command.ts';

export const showFunds: BotCommand = {
  name: 'funds',
  meaning: 'what is free, and what is missing for the waiting buys',
  async answer({ db, desk }, userId) {
    const nowMs = desk.clock.nowMs();
    const accounts = await listAccounts(db, userId);
    const lines = await Promise.all(
      accounts.map(async ({ id, label, settings }) => {
        const funds = await loadFunds({ db, calendar: desk.calendar, nowMs }, { accountId: id, settings });
        return [plain(`${label}:`), ...fundsLines(funds)];
      }),
    );
    return reply('Funds, as the broker last told', lines.flat());
  },
};

function fundsLines({ last, reserved, free, plan }: AccountFunds): readonly NoticeLine[] {
  const { known, failed } = last;
  return [
    ...(known === null
      ? [plain('The broker has not told yet.')]
      : [plain(`${rupees(known.availableCash)} available at ${istClock(known.receivedAtMs)}`)]),
    ...(failed === null ? [] : [quoting(`At ${istClock(failed.atMs)} he did not tell: `, failed.words)]),
    ...(free === null || reserved === 0
      ? []
      : [plain(`${rupees(free)} of it free: buys under way take the rest`)]),
    ...(plan.lines.length === 0
      ? [plain('No buy waits for money.')]
      : [
          plain(
            `${plan.lines.length} waiting buy${plan.lines.length === 1 ? '' : 's'}: ${rupees(plan.needed)}`,
          ),
        ]),
    ...(plan.shortfall === null || plan.shortfall === 0
      ? []
      : [plain(missingText(plan.shortfall, plan.addByMs))]),
  ];
}

function missingText(shortfall: number, addByMs: number | null): string {
  return `Missing: ${rupees(shortfall)}${addByMs === null ? '' : `, add it by ${istMomentText(addByMs)}`}`;
}
