import { err, ok, type Result } from '../result.ts';
import type { Instrument } from './instrument.ts';

export type QuantityError =
  | { readonly kind: 'quantity_not_whole'; readonly quantity: number }
  | { readonly kind: 'not_whole_lots'; readonly quantity: number; readonly lotSize: number }
  | { readonly kind: 'above_freeze_quantity'; readonly quantity: number; readonly freezeQuantity: number };

/** Whether one order may carry this quantity: whole, above zero, in whole lots, not above the freeze quantity. */
export function checkQuantity(
  rules: Pick<Instrument, 'lotSize' | 'freezeQuantity'>,
  quantity: number,
): Result<number, QuantityError> {
  const { lotSize, freezeQuantity } = rules;
  if (!Number.isSafeInteger(quantity) || quantity <= 0) return err({ kind: 'quantity_not_whole', quantity });
  if (quantity % lotSize !== 0) return err({ kind: 'not_whole_lots', quantity, lotSize });
  if (freezeQuantity !== null && quantity > freezeQuantity) {
    return err({ kind: 'above_freeze_quantity', quantity, freezeQuantity });
  }
  return ok(quantity);
}
