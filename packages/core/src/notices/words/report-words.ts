import { istMomentText } from '../../ist-text.ts';
import type { FactReader } from '../fact-reader.ts';
import type { NoticeKind } from '../notice-kinds.ts';
import type { NoticeLine } from '../notice-text.ts';
import { advise, lines, sentence, type Wording } from './parts.ts';

const TITLES: Readonly<Record<string, string>> = {
  morning: 'Before the opening',
  open: 'What the opening did',
  close: 'The day, reconciled',
};

/** What a report may count, in the order in which it is told. Nought is left out. */
const COUNTS: readonly (readonly [key: string, one: string, many: string])[] = [
  ['waiting', 'order waits for the opening', 'orders wait for the opening'],
  ['placed', 'placed', 'placed'],
  ['executed', 'executed', 'executed'],
  ['partlyExecuted', 'partly executed', 'partly executed'],
  ['rejected', 'rejected', 'rejected'],
  ['cancelled', 'cancelled', 'cancelled'],
  ['expired', 'ended unfilled', 'ended unfilled'],
  ['open', 'still open', 'still open'],
  ['failed', 'could not be placed', 'could not be placed'],
  ['retryQueue', 'in the retry queue', 'in the retry queue'],
  ['external', 'placed elsewhere', 'placed elsewhere'],
  ['sells', 'sell order planned', 'sell orders planned'],
  ['positionsOpened', 'position opened', 'positions opened'],
  ['positionsClosed', 'position closed', 'positions closed'],
  ['positionsOpen', 'position open', 'positions open'],
];

/** Money in a report, in paise. */
const AMOUNTS: readonly (readonly [key: string, label: string])[] = [
  ['cash', 'Free cash'],
  ['required', 'Needed for what waits'],
  ['shortfall', 'Missing'],
  ['bought', 'Bought for'],
  ['sold', 'Sold for'],
  ['realisedGross', 'Profit or loss before charges'],
  ['realisedNet', 'Profit or loss after charges'],
];

const NEEDS_LOOKING: readonly (readonly [key: string, text: string])[] = [
  ['unconfirmed', 'without a trustworthy answer'],
  ['missing', "not in the broker's book"],
  ['divergences', 'where our record and the broker differ'],
];

/** The three reports of a trading day. */
export const REPORT_WORDS = {
  day_report: (_, facts) => {
    const which = facts.text('which') ?? '';
    const figures = facts.within('figures') ?? facts;
    const counts = COUNTS.flatMap(([key, one, many]) => count(figures, key, one, many));
    const looking = NEEDS_LOOKING.flatMap(([key, text]) =>
      (figures.number(key) ?? 0) > 0 ? [`${figures.number(key)} ${text}`] : [],
    );
    const placing = facts.text('placingStopped');
    return {
      title: `${TITLES[which] ?? 'Report of the day'}: ${headline(which, facts, counts)}`,
      lines: lines(
        counts.length > 3 ? `Also: ${counts.slice(3).join(', ')}.` : null,
        ...AMOUNTS.map(([key, label]) => amount(facts, key, label)),
        addMoney(facts),
        session(facts),
        facts.flag('paused') === true ? 'The account is paused: nothing is placed.' : null,
        placing === undefined ? null : `Placing is stopped: ${sentence(placing)}`,
        which === 'close' ? closing(facts.flag('sealed')) : null,
        ...facts.texts('notes').map(sentence),
        symbols(facts, 'authorise', 'Authorise the sale in the broker’s app before the opening'),
        looking.length === 0 ? null : advise(`look at what needs you: ${looking.join(', ')}.`),
      ),
    };
  },
} as const satisfies Partial<Record<NoticeKind, Wording>>;

function headline(which: string, facts: FactReader, counts: readonly string[]): string {
  const session = facts.text('session');
  const noSession = which === 'morning' && session !== undefined && session !== 'ready';
  return (
    [...(noSession ? ['no session at the broker'] : []), ...counts.slice(0, 3)].join(', ') ||
    'nothing to tell'
  );
}

function closing(sealed: boolean | undefined): string {
  return sealed === true
    ? "Every order agrees with the broker's last complete book."
    : 'The day is not closed yet: a complete reading after its end is still to come.';
}

function count(facts: FactReader, key: string, one: string, many: string): readonly string[] {
  const value = facts.number(key);
  return value === undefined || value === 0 ? [] : [`${value} ${value === 1 ? one : many}`];
}

function amount(facts: FactReader, key: string, label: string): string | null {
  const value = facts.rupees(key);
  return value === undefined ? null : `${label}: ${value}.`;
}

function addMoney(facts: FactReader): NoticeLine | null {
  const missing = facts.rupees('shortfall');
  const until = facts.moment('addByMs');
  if (missing === undefined) return null;
  return advise(
    `add ${missing}${until === undefined ? '' : ` by ${istMomentText(until)}`}, or drop what may wait.`,
  );
}

function session(facts: FactReader): string | null {
  const state = facts.text('session');
  if (state === undefined) return null;
  return state === 'ready'
    ? "The broker's session is good."
    : `The broker's session is ${state.replaceAll('_', ' ')}.`;
}

function symbols(facts: FactReader, key: string, label: string): string | null {
  const names = facts.texts(key);
  return names.length === 0 ? null : `${label}: ${names.join(', ')}.`;
}
