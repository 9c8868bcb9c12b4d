import { dayNumber } from '@orderwatch/core';
import { momentOn } from '../../exchange/sessions.ts';
import type { DailyBar } from '../types.ts';
import { type BrokerWorld, today } from '../world.ts';

/** When the exchange's file of the day is there, in India. */
const PUBLISHED_AT = '17:45';

/** The NSE's bars of a finished day; undefined while they are not published, and on days without a session. */
export function dailyBarsOf(world: BrokerWorld, day: string): readonly DailyBar[] | undefined {
  const number = dayNumber(Temporal.PlainDate.from(day));
  if (number > today(world) || world.clock.nowMs() < momentOn(number, PUBLISHED_AT)) return undefined;
  if (!world.calendarSessions.on(number, false)) return undefined;
  return world.instruments
    .filter(({ segment }) => segment === 'nse_cm')
    .map((instrument) => {
      const { open, close, nodes, previousClose } = world.prices.market(instrument, number);
      let high = Math.max(open, close);
      let low = Math.min(open, close);
      for (const price of nodes) {
        if (price > high) high = price;
        if (price < low) low = price;
      }
      return {
        instrument: world.prices.listed(instrument, number),
        openPaise: open,
        highPaise: high,
        lowPaise: low,
        closePaise: close,
        previousClosePaise: previousClose,
        volume: instrument.averageVolume,
      };
    });
}
