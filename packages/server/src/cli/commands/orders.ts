import { istMomentText } from '@orderwatch/core';
import type { Command } from 'commander';
import { listOrderEvents } from '../../db/events/list-events.ts';
import { findEvidence } from '../../db/evidence/find-evidence.ts';
import { findOrder } from '../../db/orders/find-order.ts';
import { listOrders } from '../../db/orders/list-orders.ts';
import { renderOrderEvent } from '../../http/render/event-view.ts';
import { renderOrder } from '../../http/render/order-view.ts';
import { orderStatus } from '../../http/schemas/common.ts';
import { orderQuery } from '../../http/schemas/order.ts';
import { answer } from '../answer.ts';
import { chooseUser } from '../choose-user.ts';
import { type CommandContext, CommandFailure, EXIT } from '../command-context.ts';
import { tableText } from '../table-text.ts';
import { withOrders } from '../with-orders.ts';

interface ListFlags {
  readonly json?: boolean;
  readonly demo?: boolean;
  readonly user?: string;
  readonly status?: readonly string[];
  readonly symbol?: string;
  readonly limit: string;
}

type OrderView = ReturnType<typeof renderOrder>;

export function addOrderCommands(program: Command, context: CommandContext): void {
  program
    .command('orders')
    .description('the latest orders')
    .option('--status <status...>', 'only these')
    .option('--symbol <symbol>', 'only this one')
    .option('--limit <n>', 'at most so many', '50')
    .option('--user <email>', 'whose, when there are several users')
    .option('--demo', 'those of the demo that played last')
    .option('--json', 'answer in JSON')
    .action((flags: ListFlags) =>
      withOrders(context, flags.demo ?? false, async (db) => {
        const limit = readLimit(flags.limit);
        const statuses = flags.status?.map(readStatus);
        const list = await listOrders(db, {
          filter: { userId: await chooseUser(db, flags.user), statuses, symbol: flags.symbol },
          sort: '-created_at',
          limit,
          offset: 0,
        });
        const orders = list.rows.map((row) => renderOrder(row));
        answer(context, flags.json, { orders, total: list.total, total_capped: list.capped }, () =>
          orders.length === 0 ? 'No orders.' : tableText(HEADER, orders.map(orderLine)),
        );
      }),
    );
  program
    .command('order')
    .description('one order with its history')
    .argument('<id>')
    .option('--evidence', "with the broker's own words behind each step")
    .option('--user <email>', 'whose, when there are several users')
    .option('--demo', 'one of the demo that played last')
    .option('--json', 'answer in JSON')
    .action((id: string, flags: Omit<ListFlags, 'limit'> & { readonly evidence?: boolean }) =>
      withOrders(context, flags.demo ?? false, async (db) => {
        const userId = await chooseUser(db, flags.user);
        const row = await findOrder(db, { userId, orderId: id });
        if (!row) throw new CommandFailure(EXIT.notFound, `There is no order ${id}.`);
        const order = renderOrder(row);
        const events = await Promise.all(
          (await listOrderEvents(db, id)).map(async (event) => {
            const evidenceId = flags.evidence ? event.evidence_id : null;
            const found = evidenceId === null ? undefined : await findEvidence(db, { userId, evidenceId });
            return {
              ...renderOrderEvent(event),
              ...(evidenceId !== null && { evidence: found ? (found.payload ?? found.payloadText) : null }),
            };
          }),
        );
        answer(context, flags.json, { order, events }, () =>
          [
            tableText(HEADER, [orderLine(order)]),
            '',
            ...events.flatMap((event) => [
              `${istMomentText(Date.parse(event.at))}  ${event.sentence}`,
              ...('evidence' in event
                ? [`    ${event.evidence === null ? GONE : JSON.stringify(event.evidence)}`]
                : []),
            ]),
          ].join('\n'),
        );
      }),
    );
}

/** Null in JSON. */
const GONE = "The broker's words are no longer kept: the days of ORDERWATCH_KEEP_EVIDENCE_DAYS are over.";

const HEADER = ['ORDER', 'DAY', 'SIDE', 'SYMBOL', 'FILLED', 'LIMIT', 'STATUS', 'REASON'];

function orderLine(order: OrderView): readonly string[] {
  const { id, trading_day, side, symbol, quantity, execution_qty, limit_price, status, reason } = order;
  const why = reason?.broker_words ?? reason?.meaning ?? reason?.code ?? '';
  return [
    id,
    trading_day,
    side,
    symbol,
    `${execution_qty}/${quantity}`,
    limit_price ?? 'market',
    status,
    why,
  ];
}

function readLimit(text: string): number {
  const read = orderQuery.shape.page_size.safeParse(text);
  if (!read.success)
    throw new CommandFailure(EXIT.usage, `--limit ${text}: give a whole number from 1 to 500.`);
  return read.data;
}

function readStatus(text: string): string {
  const read = orderStatus.safeParse(text);
  if (!read.success) {
    throw new CommandFailure(EXIT.usage, `--status ${text}: use ${orderStatus.options.join(', ')}.`);
  }
  return read.data;
}
