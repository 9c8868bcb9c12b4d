/** A broker's status words in ours. `unknown` is a value: it changes nothing and is told to a person once per text. */
export type BrokerStatus =
  | 'pending_submit'
  | 'amo_pending'
  | 'open'
  | 'trigger_pending'
  | 'complete'
  | 'cancelled'
  | 'rejected'
  | 'expired'
  | 'unknown';

/**
 * The one table from status text to status. Texts that Kotak is known to write, and those of sibling systems which a
 * gateway may let through; never extended by guessing at parts of words ("not cancelled" contains "cancelled").
 * There is no text for "partly filled": an open order with a filled quantity is that.
 */
export const BROKER_STATUS_TEXTS: Readonly<Record<string, BrokerStatus>> = {
  'put order req received': 'pending_submit',
  'validation pending': 'pending_submit',
  'open pending': 'pending_submit',
  pending: 'pending_submit',
  transit: 'pending_submit',
  'after market order req received': 'amo_pending',
  'after market order request received': 'amo_pending',
  'modify after market order req received': 'amo_pending',
  'amo req received': 'amo_pending',
  'modify amo req received': 'amo_pending',
  open: 'open',
  modified: 'open',
  'not modified': 'open',
  'not cancelled': 'open',
  'modify pending': 'open',
  'modify validation pending': 'open',
  'cancel pending': 'open',
  'cancel validation pending': 'open',
  'partial fill': 'open',
  'partially filled': 'open',
  'partially executed': 'open',
  'trigger pending': 'trigger_pending',
  complete: 'complete',
  completed: 'complete',
  traded: 'complete',
  executed: 'complete',
  filled: 'complete',
  cancelled: 'cancelled',
  canceled: 'cancelled',
  'cancelled after market order': 'cancelled',
  'cancelled amo': 'cancelled',
  rejected: 'rejected',
  expired: 'expired',
};

const BY_TEXT: ReadonlyMap<string, BrokerStatus> = new Map(Object.entries(BROKER_STATUS_TEXTS));

/** Case, outer blanks and `_` for a blank do not matter; everything else does. */
export function readBrokerStatus(text: string): BrokerStatus {
  // The broker's usual spelling is the table's: ten thousand rows need no new strings.
  const asWritten = BY_TEXT.get(text);
  if (asWritten !== undefined) return asWritten;
  return BY_TEXT.get(spellStatusText(text)) ?? 'unknown';
}

/** The spelling under which a text is looked up, and under which an unknown one is told once. */
export function spellStatusText(text: string): string {
  return text.toLowerCase().replaceAll('_', ' ').replace(/\s+/g, ' ').trim();
}
