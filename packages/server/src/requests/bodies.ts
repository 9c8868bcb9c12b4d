import { type ModifyWish, type Paise, parseRupees } from '@orderwatch/core';
import { z } from 'zod';
import type { DeskRequest } from './request.ts';

const amount = z.string().transform((text, context): Paise => {
  const read = parseRupees(text);
  if (read.ok && read.value > 0) return read.value;
  context.addIssue({ code: 'custom', message: 'is no price in rupees and whole paise' });
  return z.NEVER;
});
const quantity = z.number().int().min(1);

const modifyBody = z.strictObject({ limit_price: amount.optional(), quantity: quantity.optional() });
const queueBody = z.strictObject({ order_ids: z.array(z.string()) });
const placeBody = z.strictObject({
  symbol: z.string().min(1).max(30),
  side: z.enum(['buy', 'sell']),
  quantity,
  limit_price: amount,
  managed: z.boolean().default(true),
});

export interface PlaceWish {
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly limitPrice: Paise;
  readonly managed: boolean;
}

/** Whoever writes a request down has checked its body; one that does not read is a bug and throws. */
export function readModifyWish(body: DeskRequest['body']): ModifyWish {
  const { limit_price: limitPrice, quantity: total } = modifyBody.parse(body);
  return { limitPrice, quantity: total };
}

/** The orders of the queue in the order that is wished for; none: as the recommendations say. */
export function readQueueWish(body: DeskRequest['body']): readonly string[] {
  return queueBody.parse(body).order_ids;
}

export function readPlaceWish(body: DeskRequest['body']): PlaceWish {
  const { limit_price: limitPrice, ...wish } = placeBody.parse(body);
  return { ...wish, limitPrice };
}
