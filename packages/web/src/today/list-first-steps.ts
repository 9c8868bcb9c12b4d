import type { Backups } from '../api/queries-data.ts';
import type { Security } from '../api/queries-security.ts';
import type { Channel } from '../api/queries-settings.ts';
import type { BrokerAccount } from '../api/types.ts';

type FirstStepName = 'account' | 'session' | 'channel' | 'second_factor' | 'backup';

export interface FirstStep {
  readonly name: FirstStepName;
  readonly done: boolean;
}

interface Known {
  readonly accounts: readonly Pick<BrokerAccount, 'freshness'>[];
  readonly channels: readonly Pick<Channel, 'enabled'>[];
  readonly security: Pick<Security, 'second_factor'>;
  /** Nothing where the installation keeps none: then none is asked for. */
  readonly backups: Pick<Backups, 'items'> | undefined;
}

/** What a new installation needs before one can rely on it, in the order in which it is done. */
export function listFirstSteps({ accounts, channels, security, backups }: Known): readonly FirstStep[] {
  return [
    { name: 'account', done: accounts.length > 0 },
    { name: 'session', done: accounts.some(({ freshness }) => freshness.last_reading_at !== null) },
    { name: 'channel', done: channels.some(({ enabled }) => enabled) },
    { name: 'second_factor', done: security.second_factor.on },
    ...(backups === undefined ? [] : [{ name: 'backup' as const, done: backups.items.length > 0 }]),
  ];
}
