import type { ListedInstrument } from '../broker/types.ts';
import { SCRIP_COLUMNS } from './columns.ts';

/** One segment's scrip file: header and one line per instrument, no quotes. A segment without listings is a header. */
export function writeScripCsv(instruments: readonly ListedInstrument[]): string {
  const lines = instruments.map((instrument) =>
    SCRIP_COLUMNS.map(([, cell]) => (typeof cell === 'string' ? cell : cell(instrument))).join(','),
  );
  return `${[SCRIP_COLUMNS.map(([name]) => name).join(','), ...lines].join('\n')}\n`;
}
