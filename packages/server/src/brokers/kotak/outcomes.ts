import { type PlacementOutcome, parseBrokerOrderId } from '@orderwatch/core';
import type { PlacementOutcome as KotakOutcome } from 'kotak-neo';

/** The client's outcome in our words. A number that cannot be one leaves the outcome open: it may have been taken. */
export function outcomeFrom(outcome: KotakOutcome): PlacementOutcome {
  switch (outcome.kind) {
    case 'not_sent':
      return { kind: 'not_sent', why: outcome.why.kind, words: outcome.why.words };
    case 'accepted': {
      const brokerOrderId = parseBrokerOrderId(outcome.nOrdNo);
      return brokerOrderId === undefined
        ? {
            kind: 'unknown',
            why: 'unusable_number',
            words: `Order number ${outcome.nOrdNo}`,
            raw: outcome.raw,
          }
        : { kind: 'accepted', brokerOrderId, raw: outcome.raw };
    }
    case 'refused':
      return {
        kind: 'refused',
        code: outcome.why.code,
        words: outcome.why.words,
        sessionExpired: outcome.sessionExpired,
        raw: outcome.raw,
      };
    case 'unknown':
      return { kind: 'unknown', why: outcome.why.kind, words: outcome.why.words, raw: outcome.raw ?? null };
  }
}
