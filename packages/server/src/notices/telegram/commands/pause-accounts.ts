import { plain, reply } from '../lines.ts';
import { loadStops } from '../load-stops.ts';
import { confirmOffers } from '../order-actions.ts';
import type { BotCommand } from './command.ts';

export const pauseAccounts: BotCommand = {
  name: 'pause',
  meaning: 'place nothing more, at once',
  async answer({ db, desk }, userId) {
    const accounts = await loadStops(db, userId);
    for (const { account, isPaused } of accounts) if (!isPaused) await desk.pause(account.id, 'telegram');
    return reply(accounts.length === 0 ? 'There is no account yet' : 'Paused', [
      ...accounts.map(({ account }) => `${account.label}: nothing more is placed.`),
      'Orders that are at the broker stay there and are watched. Send /resume to go on.',
    ]);
  },
};

export const resumeAccounts: BotCommand = {
  name: 'resume',
  meaning: 'place again, after a pause or a stop',
  async answer({ db }, userId) {
    const waiting = (await loadStops(db, userId)).filter(({ lines }) => lines.length > 0);
    const told = waiting.flatMap(({ account, lines }) => [plain(`${account.label}:`), ...lines]);
    if (waiting.some(({ canResume }) => canResume)) {
      return reply('Let these accounts place again?', told, confirmOffers('resume', null));
    }
    return waiting.length === 0 ? reply('Nothing is paused') : reply('The kill switch is on', told);
  },
};
