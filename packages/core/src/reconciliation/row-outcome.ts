import type { BrokerOrder } from '../broker/index.ts';
import type { DecimalText } from '../money/index.ts';
import type { Attempt, AttemptState, Fill } from '../orders/index.ts';
import type { CancelAttribution } from './attribute-cancel.ts';
import type { StatusChange } from './decisions.ts';
import type { Modification } from './detect-modification.ts';
import type { LocalEntry } from './local-book.ts';

export interface RowOptions {
  /** The row was found by our tag: the attempt learns its number from it. */
  readonly linked: boolean;
  /** The reading is the final one of its day: a day order that still stands in it has ended. */
  readonly dayEnded: boolean;
}

/** What a row says about the state of its attempt. */
export interface RowState {
  readonly to: AttemptState;
  /** Truth overruled what had been concluded. */
  readonly corrected: boolean;
  /** Concluded from the end of the day rather than shown by the row. */
  readonly endedByRule: boolean;
  /** Who ended it, if it ended by now; tells of this row only where the state is another than before. */
  readonly cancel: CancelAttribution | null;
  /** The row was overtaken by newer evidence; only a larger filled quantity counts. */
  readonly outdated: boolean;
}

/** What one row taught about one attempt, before it is written down. */
export interface RowOutcome extends Omit<RowState, 'to'> {
  readonly entry: LocalEntry;
  readonly row: BrokerOrder;
  readonly from: AttemptState;
  readonly to: Attempt;
  readonly modification: Modification | null;
  readonly modifyRefused: boolean;
  readonly fill: Fill | null;
  readonly status: StatusChange | null;
  /** The order's average price; null when the row does not change it. */
  readonly executionPrice: DecimalText | null;
}
