import type { EntryRequest } from './exchange-order.ts';

type EntryAnswer =
  | { readonly kind: 'confirmed'; readonly exchangeOrderId: string }
  | { readonly kind: 'rejected'; readonly text: string };

/** `gone`: not in the book any more, because it was filled or has ended. */
type ChangeAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'rejected'; readonly text: string };

type ChangedTerms = Pick<EntryRequest, 'limit' | 'trigger' | 'ioc'> & {
  /** The open quantity from now on. */
  readonly left: number;
};

/**
 * The exchange: books of orders, auctions and continuous matching against the rest of the market.
 *
 * 1. The rest of the market is a price path and so many shares a half-minute; our orders do not move the path.
 * 2. In an auction our orders and everybody else's meet at one price, which our orders can move.
 * 3. Nothing trades outside its limit, beyond its quantity or beyond the liquidity of its half-minute.
 * 4. Orders of two accounts meet each other only in an auction; in between each meets the rest of the market.
 * 5. Whatever is random is drawn by what it is for (day, order, half-minute), never by when it was asked.
 * 6. With the path known in advance an instrument needs one timer, and none while nothing rests.
 */
export interface Exchange {
  enter(request: EntryRequest): EntryAnswer;
  /** A new price or a larger quantity loses the place in the queue, a smaller quantity keeps it. */
  change(exchangeOrderId: string, terms: ChangedTerms): ChangeAnswer;
  withdraw(exchangeOrderId: string): ChangeAnswer;
  /** Takes an order out after the session, without asking. */
  purge(exchangeOrderId: string): void;
  /** The prices were changed under the orders, which meet the new ones at once. */
  marketChanged(): void;
  close(): void;
}
