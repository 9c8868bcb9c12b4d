import { istDayNumber } from '@orderwatch/core';
import { dayNumber } from '../../db/cycle/records.ts';
import { loadTraded } from '../../db/positions/load-traded.ts';
import { accountEvent } from '../../desk/account-event.ts';
import { type ComparedAttempt, compareExecutions } from '../../positions/compare-executions.ts';
import { writeExecutions } from '../../positions/write-executions.ts';
import { type DayJobPerformer, jobDone } from '../day-job-result.ts';

const TRY_AGAIN_MS = 15 * 60_000;
const PATIENCE_MS = 3 * 3_600_000;
/** A book that lags behind the other gets this long before a person is told. */
const LAG_MS = 30 * 60_000;

/**
 * The evening's look at the trade book: every execution of the day by number and price. A price that is another corrects
 * what was paid and earned; another number of shares is told, and changes nothing.
 */
export const checkTrades: DayJobPerformer = async ({ parts, hands }, { day, nowMs, plannedMs }) => {
  // The broker's trade book is of today: on another day it says nothing of this one.
  if (istDayNumber(nowMs) !== dayNumber(day)) return jobDone({ result: 'another_day' });
  const again = { kind: 'put_off', untilMs: nowMs + TRY_AGAIN_MS } as const;
  const reading = await hands.broker()?.reading.readTrades();
  if (reading === undefined || reading.kind === 'failed' || reading.kind === 'partial') {
    return nowMs < plannedMs + PATIENCE_MS ? again : jobDone({ result: 'not_read' });
  }
  const rows = reading.kind === 'complete' ? reading.rows : [];
  const accountId = hands.facts().id;
  const brokerOrderIds = [...new Set(rows.map(({ brokerOrderId }) => brokerOrderId))];
  const orders = await loadTraded(parts.db, { accountId, day, brokerOrderIds });
  const compared = compareExecutions(accountId, orders, { rows, receivedAtMs: reading.receivedAtMs });
  if (!(await writeExecutions({ parts, hands }, compared))) return again;

  const known = new Set<string>(compared.map(({ brokerOrderId }) => brokerOrderId));
  const strangers = brokerOrderIds.filter((number) => !known.has(number));
  const differing = compared.filter(({ comparison }) => comparison.kind === 'differs');
  const outcome = {
    result: 'compared',
    executions: rows.length,
    replaced: compared.filter(({ comparison }) => comparison.kind === 'replaced').length,
    differing: differing.length,
    strangers: strangers.length,
  };
  if (differing.length + strangers.length === 0) return jobDone(outcome);
  if (nowMs < plannedMs + LAG_MS) return again;
  const unexplained = strangers.map((number) => `order ${number}, which is not known here`);
  const text = [...differing.map(describe), ...unexplained].join('; ');
  const facts = {
    day,
    text,
    orders: differing.map(({ local }) => local.order.id),
    brokerOrderIds: strangers,
  };
  return jobDone(outcome, [accountEvent('account.trades_differ', nowMs, facts)]);
};

function describe({ local: { order }, brokerOrderId, comparison }: ComparedAttempt): string {
  const counts =
    comparison.kind === 'differs'
      ? `: ${comparison.tradedQty} shares in the trade book, ${comparison.knownQty} in the order book`
      : '';
  return `${order.instrument.symbol} (order ${brokerOrderId})${counts}`;
}
