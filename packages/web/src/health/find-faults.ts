import type { Health, Legacy } from '../api/queries-health.ts';
import type { BrokerAccount } from '../api/types.ts';
import { judgeFreshness } from '../shell/judge-freshness.ts';
import { health as words } from './strings.ts';

interface Known {
  readonly accounts: readonly BrokerAccount[];
  readonly health: Health;
  readonly legacy: Legacy | undefined;
  readonly nowMs: number;
  readonly lagMs: number;
}

/** What is not as it should be, the gravest first; empty when all is well. */
export function findFaults({ accounts, health, legacy, nowMs, lagMs }: Known): readonly string[] {
  const { faults } = words;
  const ofAccounts = accounts.flatMap((account) => {
    const light = judgeFreshness(account, nowMs, lagMs);
    const owner = health.accounts.find(({ account_id }) => account_id === account.id)?.lease.owner ?? null;
    return [
      ...(owner === null ? [faults.lease(account.label)] : []),
      ...(light.session === 'bad' ? [faults.session(account.label)] : []),
      ...(light.clock === 'late' || light.clock === 'bad' ? [faults.clock(account.label)] : []),
      ...(light.reading === 'bad' ? [faults.reading(account.label)] : []),
      ...(account.freshness.feed === 'down' ? [faults.feed(account.label)] : []),
    ];
  });
  return [
    ...ofAccounts,
    ...(health.outbox.some(({ dead }) => dead > 0) ? [faults.dead] : []),
    ...(health.calendar_warning === null ? [] : [faults.calendar]),
    ...(legacy === undefined || legacy.problem === null ? [] : [faults.legacy]),
  ];
}
