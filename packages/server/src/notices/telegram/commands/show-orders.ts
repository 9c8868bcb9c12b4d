import { istDate, istMomentText } from '@orderwatch/core';
import { listOrders } from '../../../db/orders/list-orders.ts';
import type { OrderRow } from '../../../db/orders/order-row.ts';
import { orderLines, orderText, plain, reply, rupees, sentence, statusText } from '../lines.ts';
import { offersFor } from '../order-actions.ts';
import type { BotCommand } from './command.ts';

const SHOWN = 30;

export const showOrders: BotCommand = {
  name: 'orders',
  meaning: 'orders of today and of the next trading day',
  async answer({ db, desk }, userId) {
    const fromDay = istDate(desk.clock.nowMs()).toString();
    const wish = { filter: { userId, fromDay }, sort: '-updated_at', limit: SHOWN, offset: 0 } as const;
    const { rows, total } = await listOrders(db, wish);
    return reply(countText(total, 'order'), [...rows.map(shortLine), ...moreLine(total)]);
  },
};

export const showQueue: BotCommand = {
  name: 'queue',
  meaning: 'the retry queue, with what is missing',
  async answer({ db }, userId) {
    const filter = { userId, statuses: ['retry_pending'] };
    const { rows, total } = await listOrders(db, { filter, sort: 'created_at', limit: SHOWN, offset: 0 });
    return reply(`${countText(total, 'order')} in the retry queue`, [
      ...rows.flatMap((order) => [
        plain(
          order.shortfall === null
            ? sentence(orderText(order))
            : `${sentence(orderText(order))}: ${rupees(order.shortfall)} missing`,
        ),
        ...(order.retry_expires_at === null
          ? []
          : [plain(`   until ${istMomentText(order.retry_expires_at)}`)]),
      ]),
      ...moreLine(total),
    ]);
  },
};

export const showOrder: BotCommand = {
  name: 'order',
  meaning: 'one order, by symbol or number: /order RELIANCE',
  async answer({ db }, userId, rest) {
    if (rest === '') return reply('Which order?', ['Send for example /order RELIANCE']);
    const search = rest.slice(0, 64);
    const wish = { filter: { userId, search }, sort: '-updated_at', limit: 1, offset: 0 } as const;
    const [order] = (await listOrders(db, wish)).rows;
    if (!order) return reply('There is no such order', [[{ kind: 'quoted', text: search }]]);
    return reply(
      sentence(orderText(order)),
      orderLines(order),
      offersFor(order, ['retry', 'drop', 'cancel', 'snooze']),
    );
  },
};

function shortLine(order: OrderRow) {
  return plain(`${sentence(orderText(order))}: ${statusText(order)}`);
}

function countText(total: number, noun: string): string {
  return total === 0 ? `No ${noun}` : `${total} ${noun}${total === 1 ? '' : 's'}`;
}

function moreLine(total: number): readonly string[] {
  return total > SHOWN ? [`and ${total - SHOWN} more: see the page`] : [];
}
