import { istMomentText } from '../ist-text.ts';
import { readFacts } from './fact-reader.ts';
import { hideAmounts } from './hide-amounts.ts';
import type { Notice } from './notice.ts';
import type { NoticeKind } from './notice-kinds.ts';
import type { NoticeText } from './notice-text.ts';
import { ACCOUNT_WORDS } from './words/account-words.ts';
import { ORDER_WORDS } from './words/order-words.ts';
import { plain, type Wording } from './words/parts.ts';
import { POSITION_WORDS } from './words/position-words.ts';
import { REPORT_WORDS } from './words/report-words.ts';
import { RETRY_WORDS } from './words/retry-words.ts';

export interface RenderOptions {
  /** Leaves out every amount of money: for channels that others can see. */
  readonly hideAmounts: boolean;
}

const WORDS: Readonly<Record<NoticeKind, Wording>> = {
  ...ORDER_WORDS,
  ...RETRY_WORDS,
  ...POSITION_WORDS,
  ...ACCOUNT_WORDS,
  ...REPORT_WORDS,
};

/** A notice in words: what happened, to what, why by the broker's own sentence, what to do, and when. */
export function renderNotice(notice: Notice, options: RenderOptions): NoticeText {
  const { title, lines } = WORDS[notice.kind](notice, readFacts(notice.data));
  const account = notice.accountLabel === null ? '' : `${notice.accountLabel}, `;
  const text = { title, lines: [...lines, plain(`${account}${istMomentText(notice.atMs, 'second')}`)] };
  return options.hideAmounts ? hideAmounts(text) : text;
}
