import type { Funds } from '../api/queries-funds.ts';
import type { BrokerAccount } from '../api/types.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { today } from './strings.ts';

export interface AccountNeed {
  readonly key: string;
  readonly level: 'late' | 'bad';
  readonly title: string;
  readonly text: string;
  /** Where it can be looked at and mended. */
  readonly to: string;
  readonly word: string;
}

type Account = Pick<
  BrokerAccount,
  'id' | 'label' | 'freshness' | 'placing_stopped_reason' | 'killed_at' | 'breaker_reason'
>;

/** What needs a person besides single orders: the session, what stopped the placing, and money for the queue. */
export function listAccountNeeds(
  accounts: readonly Account[],
  funds: readonly Funds[],
): readonly AccountNeed[] {
  return [...accounts.flatMap(listOf), ...funds.flatMap(fundsNeed)];
}

function listOf(account: Account): readonly AccountNeed[] {
  const { id, label, freshness, placing_stopped_reason, killed_at, breaker_reason } = account;
  const { account: words } = today;
  const there = { to: '/settings/accounts', word: words.look };
  const needs: AccountNeed[] = [];
  if (freshness.session === 'failed' || freshness.session === 'blocked') {
    const text = words.sessionText(freshness.session_problem ?? '').trim();
    needs.push({ key: `${id} session`, level: 'bad', title: words.session(label), text, ...there });
  }
  if (killed_at !== null) {
    const text = words.killedText(formatMoment(parseMoment(killed_at)));
    needs.push({ key: `${id} killed`, level: 'bad', title: words.killed(label), text, ...there });
  }
  if (breaker_reason !== null) {
    needs.push({
      key: `${id} breaker`,
      level: 'bad',
      title: words.breaker(label),
      text: breaker_reason,
      ...there,
    });
  }
  if (placing_stopped_reason !== null && placing_stopped_reason !== breaker_reason && killed_at === null) {
    const text = placing_stopped_reason;
    needs.push({ key: `${id} stopped`, level: 'bad', title: words.stopped(label), text, ...there });
  }
  return needs;
}

function fundsNeed({ account_id, lines, shortfall, add_by }: Funds): readonly AccountNeed[] {
  const waiting = lines.filter(({ stage, fits }) => stage === 'queued' && fits === false);
  if (shortfall === null || waiting.length === 0) return [];
  const { funds: words } = today;
  const by = add_by === null ? '' : words.addBy(formatMoment(parseMoment(add_by)));
  return [
    {
      key: `${account_id} funds`,
      level: 'late',
      title: words.title(formatRupees(shortfall)),
      text: words.text(formatCount(waiting.length), waiting.length === 1, by),
      to: '/queue',
      word: words.look,
    },
  ];
}
