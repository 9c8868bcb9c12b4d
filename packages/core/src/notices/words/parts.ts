import { formatCount, formatRupees } from '../../money/index.ts';
import { explainRejection } from '../../orders/index.ts';
import { averageText, type FactReader } from '../fact-reader.ts';
import type { Notice, NoticeOrder } from '../notice.ts';
import type { NoticeLine, NoticeSpan } from '../notice-text.ts';

/** What one kind of notice says: a title for the lock screen, and lines. When and where is added to all of them. */
export interface Words {
  readonly title: string;
  readonly lines: readonly NoticeLine[];
}
export type Wording = (notice: Notice, facts: FactReader) => Words;

export const plain = (text: string): NoticeLine => [{ kind: 'plain', text }];
export const quoted = (text: string): NoticeSpan => ({ kind: 'quoted', text });
export const says = (before: string, words: string): NoticeLine => [
  { kind: 'plain', text: before },
  quoted(words),
];
export const advise = (text: string): NoticeLine => plain(`What to do: ${text}`);

/** The lines that there are. */
export function lines(...all: readonly (NoticeLine | string | null | undefined)[]): readonly NoticeLine[] {
  return all.flatMap((line) => {
    if (line === null || line === undefined || line === '') return [];
    return [typeof line === 'string' ? plain(line) : line];
  });
}

/** "BUY 40 SBIN at ₹812.50". */
export function orderText(order: NoticeOrder | null): string {
  if (order === null) return 'an order';
  return `${order.side.toUpperCase()} ${formatCount(order.quantity)} ${order.symbol} ${priceText(order)}`;
}

function priceText({ orderType, limitPrice, triggerPrice }: NoticeOrder): string {
  const price = limitPrice === null ? 'at the market price' : `at ${formatRupees(limitPrice)}`;
  const waits = orderType === 'stop_loss' || orderType === 'stop_loss_market';
  return waits && triggerPrice !== null ? `${price}, trigger ${formatRupees(triggerPrice)}` : price;
}

/** "BUY SBIN", for what no longer needs the price. */
export function sideAndSymbol(order: NoticeOrder | null): string {
  return order === null ? 'an order' : `${order.side.toUpperCase()} ${order.symbol}`;
}

const FULL_STOP = /[.!?]$/;

export function sentence(text: string): string {
  return FULL_STOP.test(text) ? text : `${text}.`;
}

/** The broker's sentence unchanged, what it means and what to do; only the sentence when we do not know it. */
export function reasonLines(words: string | undefined, code: string | null = null): readonly NoticeLine[] {
  if (words === undefined) return [plain('The broker gave no reason.')];
  const known = explainRejection(words, code);
  return lines(
    says('Reason: ', words),
    known.meaning === null ? null : `It means: ${known.meaning}`,
    known.advice === null
      ? advise("look it up in the broker's app; this reason is not known here.")
      : advise(known.advice),
  );
}

/** "10 of 40" from an event's own numbers, or from the order's. */
export function filledText({ order }: Notice, facts: FactReader): string {
  const filled = facts.number('filledQty') ?? order?.executionQty ?? 0;
  const quantity = facts.number('quantity') ?? order?.quantity;
  const count = formatCount(filled);
  return quantity === undefined ? count : `${count} of ${formatCount(quantity)}`;
}

/** " at ₹812.35 on average", or nothing. */
export function averagePart({ order }: Notice, facts: FactReader): string {
  const price = facts.average('averagePrice') ?? averageText(order?.executionPrice ?? '');
  return price === undefined ? '' : ` at ${price}`;
}
