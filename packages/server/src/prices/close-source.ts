/** What came of asking for the exchange's file of one day. */
export type FetchedFile =
  | { readonly kind: 'file'; readonly text: string }
  /** Not published (yet), or not kept any more. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly words: string };

/** Where the exchange's files of daily prices come from. Chosen by whoever composes the desk. */
export interface CloseSource {
  /** How many trading days are asked for, up to the newest. */
  readonly daysBack: number;
  /** `day` is ISO. */
  fetch(day: string): Promise<FetchedFile>;
}
