import type { Clock } from '@orderwatch/clock';
import { type Instrument, istDayNumber } from '@orderwatch/core';
import type { AccountBroker, OpenBroker } from '../brokers/account-broker.ts';
import type { AccountRow } from '../db/placement/load-account.ts';

/** Watching begins without the listings when they take longer: they only add the ISIN to strangers' orders. */
const LISTINGS_PATIENCE_MS = 5_000;

/** The account's broker while it is open, and its listings of the day as far as they have come. */
export interface BrokerDoor {
  broker(): AccountBroker | null;
  listing(segment: string, token: string): Instrument | undefined;
  open(facts: AccountRow): Promise<void>;
  close(): Promise<void>;
}

export function createBrokerDoor(clock: Clock, openBroker: OpenBroker): BrokerDoor {
  let broker: AccountBroker | null = null;
  let listed: ReadonlyMap<string, Instrument> = new Map();
  /** The day whose list was asked for last: bands and symbols are those of one day. */
  let listedDay = 0;

  /** The listings name the ISIN behind a row of the book. Without them the token has to do. */
  async function readListings(): Promise<void> {
    listedDay = istDayNumber(clock.nowMs());
    const reading = await broker?.reading.readInstruments();
    if (reading === undefined || reading.kind === 'failed' || reading.kind === 'empty') return;
    listed = new Map(reading.rows.map((one) => [`${one.segment}|${one.token}`, one]));
  }

  return {
    broker: () => broker,
    listing(segment, token) {
      // Whoever asks first on a new day still gets yesterday's, and those after him today's.
      if (broker !== null && istDayNumber(clock.nowMs()) !== listedDay) {
        readListings().catch(() => undefined);
      }
      return listed.get(`${segment}|${token}`);
    },
    async open(facts) {
      broker = await openBroker(facts);
      const patience = new AbortController();
      const tired = clock.sleep(LISTINGS_PATIENCE_MS, patience.signal).catch(() => undefined);
      await Promise.race([readListings(), tired]);
      patience.abort();
    },
    async close() {
      const open = broker;
      broker = null;
      await open?.close();
    },
  };
}
