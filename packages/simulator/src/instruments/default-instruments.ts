import type { InstrumentSeed } from '../broker/types.ts';
import { listed } from './listing.ts';
import { NSE_WITH_DERIVATIVES } from './nse-with-derivatives.ts';
import { OTHER_LISTINGS } from './other-listings.ts';

/** What is listed at the simulated exchanges: real symbols and tokens, prices of our own making. */
export const DEFAULT_INSTRUMENTS: readonly InstrumentSeed[] = [
  ...NSE_WITH_DERIVATIVES.map((line) => listed(line, true)),
  ...OTHER_LISTINGS.map((line) => listed(line, false)),
];
