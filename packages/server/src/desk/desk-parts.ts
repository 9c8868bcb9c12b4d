import type { Clock } from '@orderwatch/clock';
import type { TradingCalendar } from '@orderwatch/core';
import type { OpenBroker } from '../brokers/account-broker.ts';
import type { Retention } from '../day/retention.ts';
import type { Db } from '../db/connect.ts';
import type { Ids, RandomBytes } from '../ids.ts';
import type { LeaseTiming } from '../lease/lease-keeper.ts';
import type { Log } from '../log.ts';
import type { CloseSource } from '../prices/close-source.ts';
import type { Announcer } from './changes.ts';
import type { CycleReport } from './desk.ts';
import type { Reached } from './steps.ts';

/** What every account's part of the desk is made of. */
export interface DeskParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: RandomBytes;
  readonly calendar: TradingCalendar;
  readonly log: Log;
  readonly openBroker: OpenBroker;
  readonly leaseTiming: LeaseTiming;
  readonly retention: Retention;
  /** Where closing prices are fetched; null where they are imported by hand alone. */
  readonly closes: CloseSource | null;
  /** Unique for this run of the program: a restart is another instance. */
  readonly instanceId: string;
  readonly isDeadInstance: (instanceId: string) => boolean;
  /** False while accounts are dealt out among several instances: then each is taken when it is this one's to take. */
  readonly takesByItself: () => boolean;
  /** Two characters `[A-Z0-9]` in front of every tag that this installation makes. */
  readonly installation: string;
  readonly announcer: Announcer;
  readonly reached: Reached;
  /** Real time in milliseconds, for measuring our own work; simulated time stands still during it. */
  readonly measureMs: () => number;
  readonly onCycle: (report: CycleReport) => void;
}
