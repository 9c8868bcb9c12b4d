import { VirtualClock } from '@orderwatch/clock';
import { onTestFinished } from 'vitest';
import type { PlaceRequest } from './broker/types.ts';
import { ForeignClient } from './foreign-client.fixture.ts';
import { createSimulator } from './simulator.ts';
import type { AccountRequest, Simulator, SimulatorOptions } from './simulator-types.ts';

export interface TradingDay {
  readonly clock: VirtualClock;
  readonly simulator: Simulator;
  /** Logged in to the account AB1C2. */
  readonly client: ForeignClient;
}

/** A simulator at a moment of Friday 2026-08-21 (IST) or of another date, with one account whose client is logged in. */
export async function startDay(
  time: string,
  options: Partial<SimulatorOptions> & {
    readonly account?: Partial<AccountRequest>;
    readonly date?: string | undefined;
  } = {},
): Promise<TradingDay> {
  const clock = new VirtualClock(istMs(time, options.date));
  const simulator = await createSimulator({ seed: 7, ...options, clock });
  onTestFinished(() => simulator.close());
  const client = new ForeignClient(
    clock,
    simulator.addAccount({ ucc: 'AB1C2', cashPaise: 10_000_000, ...options.account }),
  );
  await client.login();
  return { clock, simulator, client };
}

/** A moment of the day in India, on 2026-08-21 unless a date is given. */
export function istMs(time: string, day = '2026-08-21'): number {
  return Temporal.Instant.from(`${day}T${time}+05:30`).epochMilliseconds;
}

/** An order as a person places it in the broker's app; it rests in the book. */
export const APP_ORDER: PlaceRequest = {
  segment: 'nse_cm',
  tradingSymbol: 'IDEA-EQ',
  side: 'B',
  orderType: 'L',
  product: 'CNC',
  validity: 'DAY',
  quantity: 1,
  disclosedQuantity: 0,
  pricePaise: 910,
  triggerPaise: 0,
  amo: false,
  tag: null,
};
