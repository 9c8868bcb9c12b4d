import type { Clock } from '@orderwatch/clock';
import { type Instrument, istDayNumber, type Reading } from '@orderwatch/core';
import type { KotakNeo } from 'kotak-neo';
import { instrumentFrom } from './instrument.ts';
import { readingFrom } from './readings.ts';

/** The broker's list of listings, read once a day for all accounts: bands, ticks and symbols are those of today. */
export interface InstrumentList {
  read(client: KotakNeo): Promise<Reading<Instrument>>;
}

const SEGMENT = 'nse_cm';
const DERIVATIVES = 'nse_fo';
const NONE: ReadonlySet<string> = new Set();

export function createInstrumentList(clock: Clock): InstrumentList {
  let known: { readonly day: number; readonly reading: Promise<Reading<Instrument>> } | undefined;

  async function fetchList(client: KotakNeo): Promise<Reading<Instrument>> {
    const lines = await client.readScripMaster(SEGMENT);
    if (lines.kind === 'empty' || lines.kind === 'failed')
      return readingFrom(lines, (): Instrument | null => null);
    const underlyings = await client.readUnderlyings(DERIVATIVES);
    // Without the names nobody is taken to have derivatives: the session is then the ordinary one.
    const withDerivatives =
      underlyings.kind === 'complete' || underlyings.kind === 'partial'
        ? new Set(underlyings.rows.map(({ pSymbolName }) => pSymbolName))
        : NONE;
    // Lines that are no shares (indices, lines without a tick) are no faults of the list.
    const rows = lines.rows.flatMap((row) => instrumentFrom(row, withDerivatives) ?? []);
    const times = { requestedAtMs: lines.requestedAtMs, receivedAtMs: lines.receivedAtMs };
    if (lines.kind === 'complete') return { kind: 'complete', rows, ...times };
    const quarantined = lines.quarantined.map(({ raw, why }) => ({ raw: JSON.stringify(raw) ?? '', why }));
    return { kind: 'partial', rows, quarantined, ...times };
  }

  return {
    async read(client) {
      const day = istDayNumber(clock.nowMs());
      if (known?.day !== day) known = { day, reading: fetchList(client) };
      const mine = known;
      const reading = await mine.reading;
      // A failure is not kept for the day: the next caller asks again.
      if (known === mine && reading.kind === 'failed') known = undefined;
      return reading;
    },
  };
}
