import type { ListedInstrument } from '../broker/types.ts';
import { SCRIP_COLUMNS } from './columns.ts';

/** The derivatives segment's file: one future on each share that has derivatives, which is what tells them apart. */
export function writeFuturesCsv(instruments: readonly ListedInstrument[]): string {
  const lines = instruments.map((instrument) =>
    SCRIP_COLUMNS.map(([name, cell]) => {
      const own = FUTURE[name.trim()];
      if (own !== undefined) return own(instrument);
      return typeof cell === 'string' ? cell : cell(instrument);
    }).join(','),
  );
  return `${[SCRIP_COLUMNS.map(([name]) => name).join(','), ...lines].join('\n')}\n`;
}

const FUTURE: Readonly<Record<string, (instrument: ListedInstrument) => string>> = {
  pSymbol: ({ token }) => `9${token}`,
  pGroup: () => 'XX',
  pExchSeg: () => 'nse_fo',
  pInstType: () => 'FUTSTK',
  pTrdSymbol: ({ symbol }) => `${symbol}FUT`,
  pOptionType: () => 'XX',
};

/** One segment's scrip file: header and one line per instrument, no quotes. A segment without listings is a header. */
export function writeScripCsv(instruments: readonly ListedInstrument[]): string {
  const lines = instruments.map((instrument) =>
    SCRIP_COLUMNS.map(([, cell]) => (typeof cell === 'string' ? cell : cell(instrument))).join(','),
  );
  return `${[SCRIP_COLUMNS.map(([name]) => name).join(','), ...lines].join('\n')}\n`;
}
