import type { BrokerQuote, InstrumentRef, QuarantinedRow, Reading } from '@orderwatch/core';
import type { KotakNeo, QuoteRow } from 'kotak-neo';
import { priceOrNull } from './amounts.ts';
import { readingFrom } from './readings.ts';

/** The instruments are named in the address of the request, which has to stay short. */
const MOST_AT_ONCE = 40;

/**
 * Reads quotes, as many requests as it takes, one after the other under the client's limit of calls a second. What one
 * of them could not tell makes the whole partial; when none told anything, it failed.
 */
export async function readQuotes(
  client: Pick<KotakNeo, 'readQuotes'>,
  refs: readonly Pick<InstrumentRef, 'segment' | 'token'>[],
  nowMs: () => number,
): Promise<Reading<BrokerQuote>> {
  const requestedAtMs = nowMs();
  const rows: BrokerQuote[] = [];
  const quarantined: QuarantinedRow[] = [];
  let failed: Extract<Reading<BrokerQuote>, { readonly kind: 'failed' }> | undefined;
  for (let first = 0; first < refs.length; first += MOST_AT_ONCE) {
    const batch = refs.slice(first, first + MOST_AT_ONCE);
    const reading = readingFrom(await client.readQuotes(batch), brokerQuoteFrom);
    if (reading.kind === 'failed') {
      failed = reading;
      quarantined.push({ raw: batch.map(({ token }) => token).join(','), why: reading.why.words });
    } else if (reading.kind !== 'empty') {
      rows.push(...reading.rows);
      if (reading.kind === 'partial') quarantined.push(...reading.quarantined);
    }
  }
  const times = { requestedAtMs, receivedAtMs: nowMs() };
  if (rows.length === 0) return failed === undefined ? { kind: 'empty', ...times } : { ...failed, ...times };
  return quarantined.length === 0
    ? { kind: 'complete', rows, ...times }
    : { kind: 'partial', rows, quarantined, ...times };
}

export function brokerQuoteFrom(row: QuoteRow): BrokerQuote | null {
  return {
    segment: row.exchange,
    token: row.exchange_token,
    lastPrice: priceOrNull(row.ltp),
    lowerBand: priceOrNull(row.low_price_range),
    upperBand: priceOrNull(row.high_price_range),
    basePrice: priceOrNull(row.ohlc?.close),
    tradedAtMs: row.lstupTimeMs ?? null,
  };
}
