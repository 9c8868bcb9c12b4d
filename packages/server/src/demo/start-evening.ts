import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '@orderwatch/clock';
import { istMoment, nextTradingDay, type TradingCalendar } from '@orderwatch/core';
import type { Simulator } from '@orderwatch/simulator';
import { picksOf, writeEveningFile } from './demo-picks.ts';
import { playDay } from './play-day.ts';

export interface DemoWorld {
  readonly clock: Clock;
  readonly simulator: Simulator;
  readonly calendar: TradingCalendar;
  readonly ucc: string;
  /** Where the account looks for recommendation files. */
  readonly folder: string;
}

/** Enough for six of the seven picks: the seventh shows what happens when money is short. */
const FREE_CASH_PAISE = 65_000_000;
const FILE_TIME = Temporal.PlainTime.from('16:00');

/**
 * Prepares one evening after another: the file at 16:00, the money, and what the next morning brings. Ends where the
 * calendar ends, because nothing is known of the days after it.
 */
export async function startEvening(
  world: DemoWorld,
  evening: Temporal.PlainDate,
  number: number,
): Promise<void> {
  const morning = nextTradingDay(world.calendar, evening);
  if (!morning.ok) return;
  const { broker } = world.simulator;
  const free = broker.limits(world.ucc).netPaise;
  if (free < FREE_CASH_PAISE) broker.deposit(world.ucc, FREE_CASH_PAISE - free);
  else broker.withdraw(world.ucc, free - FREE_CASH_PAISE);

  const picks = picksOf(number);
  playDay({ ...world, evening, morning: morning.value }, picks);
  const release = world.clock.hold();
  try {
    await mkdir(world.folder, { recursive: true });
    const name = `bulk_analysis_final_${evening.toString().replaceAll('-', '')}_160000.csv`;
    await writeFile(path.join(world.folder, name), writeEveningFile(broker, picks));
  } finally {
    release();
  }
  world.clock.setTimer(istMoment(morning.value, FILE_TIME) - world.clock.nowMs(), () => {
    void startEvening(world, morning.value, number + 1);
  });
}
