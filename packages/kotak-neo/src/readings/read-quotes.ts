import { openReply } from '../envelope/open-reply.ts';
import { checkQuoteRow } from '../rows/check-quote-row.ts';
import type { QuoteInstrument, QuoteRow, QuoteType } from '../rows/quote-row.ts';
import type { TransportReply } from '../transport/transport.ts';
import { checkRows, type ListOutcome } from './check-rows.ts';
import type { Failed, ReadDeps } from './read-account.ts';
import { readPublic } from './read-public.ts';
import type { Reading, ReadOptions } from './reading.ts';

/** Reads prices of instruments. Rows come for those that the broker knows; compare with what was asked. */
export function readQuotes(
  deps: ReadDeps,
  instruments: readonly QuoteInstrument[],
  type: QuoteType = 'all',
  options?: ReadOptions,
): Promise<Reading<QuoteRow>> {
  const list = instruments.map(({ segment, token }) => encodeURIComponent(`${segment}|${token}`)).join(',');
  return readPublic(
    deps,
    { operation: 'quotes', path: `/script-details/1.0/quotes/neosymbol/${list}/${type}` },
    (reply) => interpretQuotes(reply, deps.maxRows),
    options,
  );
}

/** A bare array; failures are the usual object. */
function interpretQuotes(reply: TransportReply, maxRows: number): ListOutcome<QuoteRow> | Failed {
  const opened = openReply(reply);
  if (!opened.ok) return { kind: 'failed', why: opened.why };
  if (!Array.isArray(opened.body) || opened.body.length === 0) {
    return { kind: 'failed', why: { kind: 'malformed', words: 'The answer holds no quotes' } };
  }
  return checkRows(opened.body, checkQuoteRow, maxRows);
}
