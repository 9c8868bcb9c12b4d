import type { EntryRequest } from './exchange-order.ts';

export type EntryAnswer =
  | { readonly kind: 'confirmed'; readonly exchangeOrderId: string }
  | { readonly kind: 'rejected'; readonly text: string };

/** `gone`: not in the book any more, because it was filled or has ended. */
export type ChangeAnswer =
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'rejected'; readonly text: string };

export type ChangedTerms = Partial<Pick<EntryRequest, 'limit' | 'trigger'>> & {
  /** The open quantity from now on. */
  readonly left?: number;
};

/** The exchange: books of orders, auctions and continuous matching against the rest of the market. */
export interface Exchange {
  enter(request: EntryRequest): EntryAnswer;
  change(exchangeOrderId: string, terms: ChangedTerms): ChangeAnswer;
  withdraw(exchangeOrderId: string): ChangeAnswer;
  /** Takes an order out after the session, without asking. */
  purge(exchangeOrderId: string): void;
  /** Looks anew for what comes next, after a change of the market. */
  rearm(): void;
  close(): void;
}
