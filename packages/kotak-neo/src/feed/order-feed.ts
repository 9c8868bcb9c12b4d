import type { OrderFrame } from '../rows/order-row.ts';
import type { PositionFrame } from '../rows/position-row.ts';

/** A frame's arrival: when, and its text as evidence. */
export interface FrameReceipt {
  /** Epoch milliseconds by the client's clock. */
  readonly receivedAtMs: number;
  readonly text: string;
}

export interface OrderFeedListeners {
  /** A frame is a hint about one order: it may be sparse, late, repeated or out of order. */
  readonly onOrder: (frame: OrderFrame, receipt: FrameReceipt) => void;
  readonly onPosition?: (frame: PositionFrame, receipt: FrameReceipt) => void;
  readonly onState?: (state: FeedState) => void;
  /** A frame that could not be read. The feed goes on. */
  readonly onMalformed?: (frame: MalformedFrame) => void;
}

export interface MalformedFrame extends FrameReceipt {
  readonly why: string;
}

export type FeedState =
  | { readonly kind: 'connecting'; readonly handshake: Handshake }
  | { readonly kind: 'live'; readonly sinceMs: number; readonly handshake: Handshake }
  | {
      readonly kind: 'down';
      readonly why: FeedDownWhy;
      readonly words: string;
      /** When the next attempt begins, epoch milliseconds. */
      readonly retryAtMs: number;
    }
  | { readonly kind: 'closed' };

/** `raw` is the unquoted text of Kotak's own client; some servers took only the JSON form. */
export type Handshake = 'raw' | 'json';

export type FeedDownWhy =
  /** The socket could not be opened, or closed. */
  | 'disconnected'
  /** No acknowledgement of the handshake in time. */
  | 'no_ack'
  /** The broker refused the session. */
  | 'auth'
  /** Neither a frame nor an answer to a ping. */
  | 'silent'
  /** No session to connect with. */
  | 'no_session'
  /** No allowed address to connect to. */
  | 'no_address';

export interface OrderFeed {
  state(): FeedState;
  /** Ends the feed for good. */
  close(): void;
}
