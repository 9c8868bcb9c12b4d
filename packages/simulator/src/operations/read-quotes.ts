import { ERROR_BODIES } from '../http/error-bodies.ts';
import { errorReply, type Route } from '../http/route.ts';
import { jsonReply } from '../http/wire-call.ts';
import type { World } from '../http/world.ts';
import { indexQuoteRow, isIndex } from '../rows/index-quote.ts';
import { isQuoteType, quoteRow, selectQuote } from '../rows/quote-row.ts';
import type { Body } from '../rows/write-json.ts';
import { parseSegment } from './parse-values.ts';

/** Quotes of `segment|token` pairs, or of an index by its name. What is not listed is left out. */
export const readQuotes: Route = {
  operation: 'quotes',
  method: 'GET',
  path: '/script-details/1.0/quotes/neosymbol/:symbols/:type',
  access: 'application',
  answer(world, call) {
    const { symbols = '', type = 'all' } = call.params;
    if (!isQuoteType(type)) return errorReply(ERROR_BODIES.invalid_instrument);
    const rows = symbols.split(',').flatMap((symbol) => {
      const row = findQuote(world, symbol.trim());
      return row ? [selectQuote(row, type)] : [];
    });
    return rows.length === 0 ? errorReply(ERROR_BODIES.invalid_instrument) : jsonReply(rows);
  },
};

function findQuote(world: World, symbol: string): Body | undefined {
  const [segmentText = '', name = ''] = symbol.split('|');
  const segment = parseSegment(segmentText);
  if (!segment) return undefined;
  if (isIndex(segment, name)) return indexQuote(world, segment, name);
  const instrument = world.broker.instrument(segment, name);
  return instrument && quoteRow(world.broker.quotes(instrument));
}

function indexQuote(world: World, segment: string, name: string): Body | undefined {
  const market = world.broker
    .instruments()
    .filter((instrument) => instrument.segment === segment)
    .map((instrument) => world.broker.quotes(instrument));
  return indexQuoteRow(name, market, world.clock.nowMs());
}
