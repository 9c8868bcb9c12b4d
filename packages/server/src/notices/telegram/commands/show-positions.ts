import { dayText, istDate } from '@orderwatch/core';
import { listOpenPositions } from '../../../db/telegram/list-open-positions.ts';
import { reply, rupees } from '../lines.ts';
import type { BotCommand } from './command.ts';

const SHOWN = 40;

export const showPositions: BotCommand = {
  name: 'positions',
  meaning: 'what is owned, and what it is offered for',
  async answer({ db }, userId) {
    const rows = await listOpenPositions(db, userId, SHOWN);
    const title =
      rows.length === 0 ? 'No open position' : `${rows.length} open position${rows.length === 1 ? '' : 's'}`;
    return reply(
      title,
      rows.map(({ symbol, quantity, averagePrice, openedAtMs, sellPrice }) => {
        const bought = averagePrice === null ? '' : ` at ${rupees(averagePrice)}`;
        const sell = sellPrice === null ? 'no sell is working' : `sell at ${rupees(sellPrice)}`;
        return `${quantity} ${symbol}${bought}, since ${dayText(istDate(openedAtMs))}: ${sell}`;
      }),
    );
  },
};
