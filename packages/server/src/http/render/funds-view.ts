import { type BandJudgement, type FundsLine, rupeesText } from '@orderwatch/core';
import type { z } from 'zod';
import type { AmoMeasurement } from '../../db/funds/amo-measurement.ts';
import type { FundsOrderRow } from '../../db/funds/load-funds-orders.ts';
import type { AccountFunds } from '../../funds/load-funds.ts';
import type { fundsView } from '../schemas/funds.ts';
import { momentOrNull, momentText } from './moment-text.ts';
import { rupeesOrNull } from './rupees.ts';

type FundsView = z.infer<typeof fundsView>;

export function renderFunds(funds: AccountFunds, nowMs: number): FundsView {
  const { last, plan } = funds;
  return {
    account_id: funds.accountId,
    broker: last.known && {
      available_cash: rupeesText(last.known.availableCash),
      margin_used: rupeesText(last.known.marginUsed),
      as_of: momentText(last.known.receivedAtMs),
    },
    problem: last.failed && { at: momentText(last.failed.atMs), words: last.failed.words },
    reserved: rupeesText(funds.reserved),
    free: rupeesOrNull(funds.free),
    lines: plan.lines.flatMap((line) => {
      const order = funds.orders.get(line.orderId);
      const band = funds.bands.get(line.orderId);
      return order === undefined || band === undefined ? [] : [renderLine(line, order, band)];
    }),
    retries: funds.retries.map(({ orderId, needed, shortfall, byBand, band }) => ({
      order_id: orderId,
      needed: rupeesOrNull(needed),
      shortfall: rupeesOrNull(shortfall),
      by_band: byBand,
      band: renderBand(band),
    })),
    needed: rupeesText(plan.needed),
    fitting: funds.free === null ? null : plan.lines.filter(({ fits }) => fits === true).length,
    shortfall: rupeesOrNull(plan.shortfall),
    add_by: momentOrNull(plan.addByMs),
    amo_blocks_funds: renderBlocking(funds.amoFundsBlocked, funds.measured),
    as_of: momentText(nowMs),
  };
}

type LineView = FundsView['lines'][number];

function renderLine(line: FundsLine, order: FundsOrderRow, band: BandJudgement): LineView {
  return {
    order_id: line.orderId,
    symbol: order.symbol,
    side: order.side,
    origin: order.origin,
    stage: line.stage,
    quantity: order.quantity,
    limit_price: rupeesOrNull(order.limitPrice),
    needed: rupeesText(line.needed),
    already_blocked: line.alreadyBlocked,
    cumulative: rupeesText(line.cumulative),
    fits: line.fits,
    shortfall: rupeesOrNull(line.shortfall),
    add_by: momentOrNull(line.addByMs),
    band: renderBand(band),
  };
}

function renderBand({ verdict, price, band, isOfItsDay }: BandJudgement): LineView['band'] {
  return {
    verdict,
    price: rupeesOrNull(price),
    lower: rupeesOrNull(band?.lowerBand ?? null),
    upper: rupeesOrNull(band?.upperBand ?? null),
    as_of: momentOrNull(band?.atMs ?? null),
    of_its_day: isOfItsDay,
  };
}

function renderBlocking(
  setting: AccountFunds['amoFundsBlocked'],
  measured: AmoMeasurement | undefined,
): FundsView['amo_blocks_funds'] {
  if (measured === undefined) return { setting, measured: null, suggestion: null };
  const { verdict, orders } = measured;
  return {
    setting,
    measured: {
      verdict,
      at: momentText(measured.measuredAtMs),
      orders,
      value: rupeesText(measured.value),
      free_before: rupeesText(measured.freeBefore),
      free_after: rupeesText(measured.freeAfter),
    },
    suggestion: verdict === setting ? null : verdict,
  };
}
