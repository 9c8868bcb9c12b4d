import { listAccounts } from '../../../db/accounts/list-accounts.ts';
import { reply } from '../lines.ts';
import { confirmOffers } from '../order-actions.ts';
import type { BotCommand } from './command.ts';

export const pauseAccounts: BotCommand = {
  name: 'pause',
  meaning: 'place nothing more, at once',
  async answer({ db, desk }, userId) {
    const accounts = await listAccounts(db, userId);
    for (const { id, pausedAtMs } of accounts) if (pausedAtMs === null) await desk.pause(id);
    return reply(accounts.length === 0 ? 'There is no account yet' : 'Paused', [
      ...accounts.map(({ label }) => `${label}: nothing more is placed.`),
      'Orders that are at the broker stay there and are watched. Send /resume to go on.',
    ]);
  },
};

export const resumeAccounts: BotCommand = {
  name: 'resume',
  meaning: 'place again, after a pause or a stop',
  async answer({ db }, userId) {
    const accounts = await listAccounts(db, userId);
    const waiting = accounts.filter((one) => one.pausedAtMs !== null || one.placingStoppedReason !== null);
    if (waiting.length === 0) return reply('Nothing is paused');
    const lines = waiting.map(({ label, placingStoppedReason }) =>
      placingStoppedReason === null ? `${label}: paused` : `${label}: stopped. ${placingStoppedReason}`,
    );
    return reply('Let these accounts place again?', lines, confirmOffers('resume', null));
  },
};
