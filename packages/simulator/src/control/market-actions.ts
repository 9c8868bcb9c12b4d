import type { z } from 'zod';
import type { OrderMatcher, PriceScript } from '../broker/types.ts';
import { type ControlAction, type ControlDeps, turnableClock } from './control-action.ts';
import { advanceSchema, rejectSchema, scriptSchema, splitSchema } from './order-schemas.ts';

/** What the market does, what time it is, and what was true all along. */
export const marketActions: readonly ControlAction[] = [
  {
    method: 'POST',
    path: '/script',
    run({ simulator }, request) {
      simulator.broker.market.setScript(toScript(request.body(scriptSchema)));
    },
  },
  {
    method: 'POST',
    path: '/splits',
    run({ simulator }, request) {
      const { trading_symbol: tradingSymbol, from, to, ex_day: exDay, ...more } = request.body(splitSchema);
      simulator.broker.market.split({ tradingSymbol, from, to, exDay, faceValuePaise: more.face_value });
    },
  },
  {
    method: 'POST',
    path: '/rejections',
    run({ simulator }, request) {
      const { when, text, by, ...matched } = request.body(rejectSchema);
      const { broker } = simulator;
      const matcher = toMatcher(matched);
      if (when === 'at_open') broker.rejectAtOpen(matcher, text, by);
      else broker.rejectAtOnce(matcher, text, by);
    },
  },
  { method: 'GET', path: '/clock', run: (deps) => tellTime(deps) },
  {
    method: 'POST',
    path: '/clock/advance',
    async run(deps, request) {
      const body = request.body(advanceSchema);
      const clock = turnableClock(deps);
      if ('ms' in body) await clock.advanceBy(body.ms);
      else await clock.advanceTo(Temporal.Instant.from(body.to).epochMilliseconds);
      return tellTime(deps);
    },
  },
  { method: 'GET', path: '/truth', run: ({ simulator }) => simulator.broker.truth() },
];

function tellTime({ clock, simulator }: ControlDeps): unknown {
  const nowMs = clock.nowMs();
  const ist = Temporal.Instant.fromEpochMilliseconds(nowMs).toZonedDateTimeISO('Asia/Kolkata');
  return {
    now_ms: nowMs,
    ist: ist.toString({ timeZoneName: 'never' }),
    market: simulator.broker.marketStatus(),
  };
}

function toScript(body: z.infer<typeof scriptSchema>): PriceScript {
  const { points } = body;
  return present({
    tradingSymbol: body.trading_symbol,
    day: body.day,
    openPaise: body.open,
    gapPercent: body.gap_percent,
    points: points?.map(({ at, price }) => ({ at, pricePaise: price })),
    closePaise: body.close,
    floorPaise: body.floor,
    capPaise: body.cap,
    liquidityPerMinute: body.liquidity_per_minute,
    auctionLiquidity: body.auction_liquidity,
    previousClosePaise: body.previous_close,
    bandPercent: body.band_percent,
  });
}

type Matched = Omit<z.infer<typeof rejectSchema>, 'when' | 'text' | 'by'>;

function toMatcher(matched: Matched): OrderMatcher {
  return present({
    ucc: matched.ucc,
    tradingSymbol: matched.trading_symbol,
    side: matched.side,
    orderNumber: matched.order_number,
  });
}

/** Without the parts that were not given, so that a merge of several leaves the rest alone. */
function present<T extends object>(whole: T): T {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as T;
}
