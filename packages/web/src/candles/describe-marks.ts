import { formatAverage, formatCount } from '../format/rupees.ts';
import { formatDay, istMinutes, parseMoment } from '../format/time.ts';
import { signOf } from './place-marks.ts';
import type { PlottedDay, PriceMark } from './plot-days.ts';
import { candles as words } from './strings.ts';

/** More would not be listened to. */
const TOLD = 6;

/** "Bought 10 at ₹812.50". */
function describeMark(mark: PriceMark): string {
  const word = words.signs[signOf(mark)];
  if (mark.fill === null) return word;
  return words.filledOn(word, formatCount(mark.fill.quantity), `₹${formatAverage(mark.fill.price)}`);
}

/** With its time, for the row of its day. */
export function describeTimedMark(mark: PriceMark): string {
  return `${describeMark(mark)}, ${istMinutes(parseMoment(mark.at))}`;
}

/** What the signs of a picture say, for whoever hears it: the latest of them, and how many more there are. */
export function describeMarks(days: readonly PlottedDay[]): string {
  const all = days.flatMap(({ day, marks }) =>
    marks.map((mark) => words.onDay(describeMark(mark), formatDay(day))),
  );
  if (all.length === 0) return '';
  const left = all.length - TOLD;
  const told = [...all.slice(-TOLD), ...(left > 0 ? [words.more(formatCount(left))] : [])];
  return ` ${told.join('; ')}.`;
}
