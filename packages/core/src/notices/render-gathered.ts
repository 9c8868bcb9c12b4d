import { istClock, istMomentText } from '../ist-text.ts';
import { explainRejection } from '../orders/index.ts';
import { readFacts } from './fact-reader.ts';
import type { GatheredNotices } from './gather.ts';
import { hideAmounts } from './hide-amounts.ts';
import type { Notice } from './notice.ts';
import { type NoticeKind, noticeKindFacts } from './notice-kinds.ts';
import type { NoticeLine, NoticeText } from './notice-text.ts';
import { type RenderOptions, renderNotice } from './render-notice.ts';
import { advise, lines, orderText, plain, says } from './words/parts.ts';

/** The words of a message: one notice as it is, several as a list that says the common things once. */
export function renderGathered({ notices }: GatheredNotices, options: RenderOptions): NoticeText {
  const [first, ...rest] = notices;
  if (rest.length === 0) return renderNotice(first, options);
  const same = rest.every(({ kind }) => kind === first.kind);
  const text = same && first.kind === 'order_rejected' ? rejections(notices) : list(notices, same);
  return options.hideAmounts ? hideAmounts(text) : text;
}

const MANY: Readonly<Partial<Record<NoticeKind, string>>> = {
  order_placed: 'orders placed',
  order_failed: 'orders could not be placed',
  order_executed: 'orders executed',
  order_partly_filled: 'orders partly filled',
  order_cancelled: 'orders cancelled',
  order_modified: 'orders changed',
  order_expired: 'orders ended unfilled',
  order_unconfirmed: 'orders without a trustworthy answer',
  order_missing: "orders not in the broker's book",
  retry_added: 'orders queued for a retry',
  retry_removed: 'orders no longer queued',
};

/** Rejections come in crowds with few reasons: each meaning once, with its orders below it. */
function rejections(notices: readonly Notice[]): NoticeText {
  const byMeaning = new Map<string, Notice[]>();
  for (const notice of notices) {
    const words = reasonOf(notice);
    const { code, meaning } = explainRejection(words);
    // Sentences that differ by their amounts alone are one reason to a reader; the first stands for all.
    const key = meaning === null ? words : code;
    byMeaning.set(key, [...(byMeaning.get(key) ?? []), notice]);
  }
  const all = [...byMeaning.values()].flatMap((of) => rejectionsAlike(of));
  return { title: `${notices.length} orders rejected`, lines: [...all, closing(notices)] };
}

function rejectionsAlike(alike: readonly Notice[]): readonly NoticeLine[] {
  const words = [...new Set(alike.map(reasonOf))];
  const [first = ''] = words;
  const known = explainRejection(first);
  const intro = words.length > 1 ? `${alike.length} of them, for example: ` : `${alike.length} of them: `;
  return lines(
    first === '' ? `${alike.length} of them without a reason.` : says(intro, first),
    known.meaning === null ? null : `It means: ${known.meaning}`,
    known.advice === null ? null : advise(known.advice),
    ...alike.map((notice) => itemLine(orderText(notice.order), notice)),
  );
}

function list(notices: readonly Notice[], same: boolean): NoticeText {
  const [first] = notices;
  const what = same && first !== undefined ? (MANY[first.kind] ?? noticeKindFacts(first.kind).label) : null;
  return {
    title: what === null ? `${notices.length} messages` : `${notices.length} ${what}`,
    lines: [
      ...notices.map((notice) => itemLine(renderNotice(notice, { hideAmounts: false }).title, notice)),
      closing(notices),
    ],
  };
}

function itemLine(text: string, { atMs }: Notice): NoticeLine {
  return plain(`• ${istClock(atMs, 'second')} ${text}`);
}

function closing(notices: readonly Notice[]): NoticeLine {
  const times = notices.map(({ atMs }) => atMs);
  const accounts = [...new Set(notices.flatMap(({ accountLabel }) => accountLabel ?? []))].join(', ');
  return plain(`${accounts === '' ? '' : `${accounts}, `}${istMomentText(Math.max(...times), 'second')}`);
}

function reasonOf({ data, order }: Notice): string {
  const facts = readFacts(data);
  return facts.text('rejectReason') ?? facts.text('words') ?? order?.rejectionReason ?? '';
}
