import { type Paise, rupeesText } from '../money/index.ts';
import { err, ok, type Result } from '../result.ts';
import type { OpenHighLow } from './daily-close.ts';
import { readPrice } from './read-price.ts';

interface RangeCells {
  readonly OpnPric: string;
  readonly HghPric: string;
  readonly LwPric: string;
}

/** Nothing told: the cell is empty, or a zero in its place. */
const UNTOLD = /^0*(\.0*)?$/;

/**
 * The open, high and low beside a close, from cells in rupees; null when the row tells none of the three. An error names
 * the column: one of the three is no price, the high is below the low, or the open or the close lies outside of them.
 * Then one of the four is wrong, and it is not known which.
 */
export function readOpenHighLow(cells: RangeCells, close: Paise): Result<OpenHighLow | null, string> {
  const { OpnPric, HghPric, LwPric } = cells;
  if ([OpnPric, HghPric, LwPric].every((text) => UNTOLD.test(text))) return ok(null);
  const open = readPrice(OpnPric);
  if (open === null) return err(`OpnPric is no price: "${OpnPric}"`);
  const high = readPrice(HghPric);
  if (high === null) return err(`HghPric is no price: "${HghPric}"`);
  const low = readPrice(LwPric);
  if (low === null) return err(`LwPric is no price: "${LwPric}"`);
  if (high < low) return err(`HghPric ${rupeesText(high)} is below LwPric ${rupeesText(low)}`);
  const between = `LwPric ${rupeesText(low)} to HghPric ${rupeesText(high)}`;
  if (open < low || open > high) return err(`OpnPric ${rupeesText(open)} is outside of ${between}`);
  if (close < low || close > high) return err(`ClsPric ${rupeesText(close)} is outside of ${between}`);
  return ok({ open, high, low });
}
