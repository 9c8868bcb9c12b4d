import type { JsonObject } from '@orderwatch/core';

/** Everything that somebody can ask the desk to do for an account. Each has its own file in `kinds`. */
export const REQUEST_KINDS = [
  'retry',
  'retry_queue',
  'order_queue',
  'drop',
  'cancel',
  'modify',
  'place',
  'kill',
  'pause',
  'resume',
  'change_mode',
  'release',
  'reset_breaker',
  'confirm_other_program',
  'read_funds',
  'resolve_unconfirmed',
  'adopt_external',
  'sync',
  'login',
  'hold_position',
  'resume_position',
  'adjust_position',
  'settle_sale',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Where it was asked: it is told in the history of what came of it. `rule`: the program itself. */
export type RequestChannel = 'web' | 'api' | 'cli' | 'telegram' | 'rule';

/** What is asked for. The order or position must be the user's own: whoever takes the wish has checked it. */
export interface RequestWish {
  /** Given by who may ask again after a crash: a wish that stands under it already is the one that is meant. */
  readonly id?: string;
  readonly accountId: string;
  readonly userId: string;
  readonly kind: RequestKind;
  readonly orderId?: string | null;
  readonly positionId?: string | null;
  /** What the kind needs besides; read by its own schema. */
  readonly body?: JsonObject;
  readonly channel: RequestChannel;
}

/** A wish as it is carried out. */
export interface DeskRequest {
  readonly id: string;
  readonly accountId: string;
  readonly userId: string;
  /** A row that another version wrote can be of a kind that is not known here. */
  readonly kind: string;
  readonly orderId: string | null;
  readonly positionId: string | null;
  readonly body: JsonObject;
  readonly channel: RequestChannel;
  readonly askedAtMs: number;
}

/** What became of it. `refused`: nothing was changed, and `text` says why. */
export interface Answer {
  readonly state: 'done' | 'refused';
  /** For programs; a code, once published, keeps its meaning. */
  readonly code: string;
  /** A sentence for people. */
  readonly text: string;
  readonly facts: JsonObject;
}

export type RequestState = 'queued' | 'working' | Answer['state'] | 'failed';

/** Where a request stands. `failed`: its outcome is not known, and `answer.text` says what is. */
export interface RequestReport {
  readonly requestId: string;
  readonly state: RequestState;
  readonly answer: Omit<Answer, 'state'> | null;
}

export function done(code: string, text: string, facts: JsonObject = {}): Answer {
  return { state: 'done', code, text, facts };
}

export function refuse(code: string, text: string, facts: JsonObject = {}): Answer {
  return { state: 'refused', code, text, facts };
}

export function isRequestKind(text: string): text is RequestKind {
  return REQUEST_KINDS.some((kind) => kind === text);
}
