import { type DailyClose, dayOfNumber, type OrderMark, rupeesText } from '@orderwatch/core';
import type { z } from 'zod';
import type { orderPrices } from '../schemas/prices.ts';
import { momentText } from './moment-text.ts';
import { averageOrNull } from './rupees.ts';

type Prices = z.infer<typeof orderPrices>;

export function renderDayPrice({ day, openHighLow, close, source }: DailyClose): Prices['closes'][number] {
  return {
    day: dayOfNumber(day).toString(),
    open: openHighLow && rupeesText(openHighLow.open),
    high: openHighLow && rupeesText(openHighLow.high),
    low: openHighLow && rupeesText(openHighLow.low),
    close: rupeesText(close),
    source,
  };
}

export function renderOrderMark({
  kind,
  orderId,
  side,
  day,
  atMs,
  fill,
}: OrderMark): Prices['marks'][number] {
  return {
    kind,
    order_id: orderId,
    side,
    day: dayOfNumber(day).toString(),
    at: momentText(atMs),
    fill: fill && { quantity: fill.quantity, price: averageOrNull(fill.price) ?? fill.price },
  };
}
