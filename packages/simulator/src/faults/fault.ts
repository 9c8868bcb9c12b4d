import type { ErrorLabel } from '../http/error-bodies.ts';
import type { HttpOperation } from '../http/operation.ts';
import type { WireCall } from '../http/wire-call.ts';

/**
 * Bad days on demand. A fault is a kind (what goes wrong) and a scope (when and for whom). "Before" means that the
 * broker never saw the request; "after" that it did, and whatever was asked for has happened.
 *
 * | kind             | meets          | what the client sees                                                           |
 * |------------------|----------------|--------------------------------------------------------------------------------|
 * | lost_before      | any call       | the connection is cut; the request is not taken                                |
 * | lost_after       | any call       | the connection is cut; the request is taken                                    |
 * | reset_mid_body   | any call       | headers and a part of the body, then the connection is cut                     |
 * | delay            | any call       | an answer `ms` late; `when: 'before'` (default) also takes the request late    |
 * | hang             | any call       | nothing until it gives up; `when: 'after'` takes the request first             |
 * | status           | any call       | an HTTP status, with or without body; `when: 'after'` takes the request first  |
 * | html             | any call       | a gateway's page instead of JSON, after the request was taken                  |
 * | error_body       | any call       | one of Kotak's error bodies by name, before the request was taken              |
 * | truncated        | any call       | a whole HTTP answer whose JSON ends at byte `at` (default: the middle)         |
 * | mistyped         | rows           | JSON of another shape: `data` null, a dictionary or text, quantities as text   |
 * | expired_session  | any call       | the account's sessions end just before the call                                |
 * | other_account    | rows           | the body of the account `otherUcc`                                             |
 * | no_data          | rows           | stCode 5203 although there is something to show                                |
 * | stale_book       | rows           | again and again the last body from before the fault began                     |
 * | shrunken_book    | rows           | `missing` rows fewer, or without the rows of the named order numbers           |
 * | duplicate_rows   | rows           | the first `rows` rows twice                                                    |
 * | shuffled_rows    | rows           | the rows in another order                                                      |
 * | late_visibility  | orders, order, | orders placed under the fault stay unseen for `readings` readings of the book, |
 * |                  | history,trades | or for `ms` after they were placed                                             |
 * | changed_tag      | rows           | `GuiOrdId` replaced by `tag` ('' for none)                                     |
 * | unknown_status   | rows           | a status text that no document has                                             |
 * | feed_refuse      | feed           | the WebSocket is answered with 503                                             |
 * | feed_drop        | feed           | at the fault's beginning every open feed is cut; with `onFrame`, at a frame    |
 * | feed_silence     | feed           | no frames, although the connection stands                                      |
 * | feed_no_ack      | feed           | the handshake is never answered, and nothing follows                           |
 * | feed_auth_failed | feed           | the handshake is answered with `nk`                                            |
 * | feed_repeat      | feed           | each frame `copies` times more (default once)                                  |
 * | feed_replay      | feed           | at the handshake, every state of every order of today once more                |
 * | feed_reorder     | feed           | frames in groups of `group`, each group backwards; an unfilled group after 1 s |
 * | feed_malformed   | feed           | broken JSON in place of a frame                                                |
 * | feed_sparse      | feed           | order frames with five keys, as seen in 2024                                   |
 * | feed_delay       | feed           | frames `ms` late, in their order                                               |
 */
export type FaultKind = CallFault | RowFault | FeedFault;

export type CallFault =
  | { readonly kind: 'lost_before' }
  | { readonly kind: 'lost_after' }
  | { readonly kind: 'reset_mid_body'; readonly at?: number }
  | { readonly kind: 'delay'; readonly ms: number; readonly when?: 'before' | 'after' }
  | { readonly kind: 'hang'; readonly when?: 'before' | 'after' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly when?: 'before' | 'after';
    }
  | { readonly kind: 'html'; readonly status?: number }
  | { readonly kind: 'error_body'; readonly label: ErrorLabel }
  | { readonly kind: 'truncated'; readonly at?: number }
  | { readonly kind: 'expired_session' };

export type RowFault =
  | { readonly kind: 'mistyped'; readonly shape: MistypedShape }
  | { readonly kind: 'other_account'; readonly otherUcc: string }
  | { readonly kind: 'no_data' }
  | { readonly kind: 'stale_book' }
  | { readonly kind: 'shrunken_book'; readonly missing: number | readonly string[] }
  | { readonly kind: 'duplicate_rows'; readonly rows?: number }
  | { readonly kind: 'shuffled_rows' }
  | { readonly kind: 'late_visibility'; readonly readings?: number; readonly ms?: number }
  | { readonly kind: 'changed_tag'; readonly tag: string }
  | { readonly kind: 'unknown_status'; readonly text: string };

export type FeedFault =
  | { readonly kind: 'feed_refuse' }
  | { readonly kind: 'feed_drop'; readonly onFrame?: boolean }
  | { readonly kind: 'feed_silence' }
  | { readonly kind: 'feed_no_ack' }
  | { readonly kind: 'feed_auth_failed' }
  | { readonly kind: 'feed_repeat'; readonly copies?: number }
  | { readonly kind: 'feed_replay' }
  | { readonly kind: 'feed_reorder'; readonly group?: number }
  | { readonly kind: 'feed_malformed'; readonly text?: string }
  | { readonly kind: 'feed_sparse' }
  | { readonly kind: 'feed_delay'; readonly ms: number };

export const MISTYPED_SHAPES = [
  'data_null',
  'data_object',
  'data_text',
  'rows_null',
  'quantity_text',
  'quantity_negative',
  'quantity_huge',
  'missing_number',
  'body_list',
  'body_null',
] as const;
export type MistypedShape = (typeof MISTYPED_SHAPES)[number];

/** When and for whom. Everything that is given must agree. */
export interface FaultScope {
  /** Default: `orders` for faults of rows, every call for the others. Feed faults have none. */
  readonly operation?: HttpOperation | readonly HttpOperation[];
  readonly ucc?: string;
  /** The request's decoded body contains this text: a symbol, a tag, an order number. */
  readonly mentions?: string;
  /** From this moment (epoch milliseconds, included) ... */
  readonly fromMs?: number;
  /** ... until this one, excluded. */
  readonly untilMs?: number;
  /** Lets so many pass first. */
  readonly skip?: number;
  /** Ends after so many hits. */
  readonly times?: number;
  /** Share of the matching occasions that are hit, drawn from the seed. */
  readonly probability?: number;
  /** Library use only: any other condition. */
  readonly where?: (call: WireCall) => boolean;
}

export type Fault = FaultKind & FaultScope;
