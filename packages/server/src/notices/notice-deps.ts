import type { Clock } from '@orderwatch/clock';
import type { Db } from '../db/connect.ts';
import type { Reached } from '../desk/steps.ts';
import type { Log } from '../log.ts';
import type { KeyRing } from '../secrets/key-file.ts';

/** What the parts that deliver notices share. */
export interface NoticeDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly keyRing: KeyRing;
  readonly reached: Reached;
  /** Called when a notice was written by the delivery itself: that a channel does not get through. */
  readonly onNoted: () => void;
}
