/** The name of a call, for evidence and logs. */
export type Operation =
  | 'login_totp'
  | 'login_mpin'
  | 'config'
  | 'place_order'
  | 'modify_order'
  | 'cancel_order'
  | 'order_book'
  | 'one_order'
  | 'order_history'
  | 'trade_book'
  | 'positions'
  | 'holdings'
  | 'limits'
  | 'check_margin'
  | 'quotes'
  | 'scrip_master_paths'
  | 'scrip_master'
  | 'client_ip';

/** One request and what came back, without any secret: what a caller keeps as evidence. */
export interface Exchange {
  readonly operation: Operation;
  /** The `X-Request-ID` that was sent. */
  readonly requestId: string;
  /** Epoch milliseconds by the client's clock. */
  readonly requestedAtMs: number;
  readonly receivedAtMs: number;
  /**
   * What the broker's own clock showed while it answered, in epoch milliseconds, from the `Date` header: whole seconds. It is
   * undefined without that header, and for an answer out of a cache, whose date is that of an earlier one.
   */
  readonly brokerTimeMs: number | undefined;
  readonly outcome: 'reply' | 'not_sent' | 'lost';
  readonly status: number | undefined;
  /** The broker's answer as it came. Of a login only the fields that hold no secret. */
  readonly bodyText: string;
  /** What went wrong, when no reply came. */
  readonly words?: string;
}
