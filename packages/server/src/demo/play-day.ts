import type { Clock } from '@orderwatch/clock';
import { istMoment } from '@orderwatch/core';
import type { Simulator } from '@orderwatch/simulator';
import type { Pick } from './demo-picks.ts';

interface Stage {
  readonly clock: Clock;
  readonly simulator: Simulator;
  readonly ucc: string;
  readonly evening: Temporal.PlainDate;
  readonly morning: Temporal.PlainDate;
}

/** Arranges what the picks are there to show: the market of the next morning, the broker's refusals, a hand in the app. */
export function playDay(stage: Stage, picks: readonly Pick[]): void {
  for (const pick of picks) arrange(stage, pick);
  placeByHand(stage);
}

const rejectedAtOnce = (low: string, high: string, price: string): string =>
  `RMS:Rule: Check circuit limit including square off order exceeds  : Circuit breach, Order Price :${price}, Low Price Range:${low} High Price Range:${high}`;

function arrange(stage: Stage, { symbol, role }: Pick): void {
  const { simulator, ucc, morning } = stage;
  const { broker } = simulator;
  const tradingSymbol = `${symbol}-EQ`;
  const day = morning.toString();
  const last = lastPaise(stage, tradingSymbol);
  const falling = { gapPercent: 2.5, points: [{ at: '09:15', pricePaise: Math.round(last * 1.025) }] };
  switch (role) {
    case 'fills_at_open':
      broker.market.setScript({ tradingSymbol, day, gapPercent: -0.6 });
      return;
    case 'fills_later':
      broker.market.setScript({
        tradingSymbol,
        day,
        ...falling,
        points: [
          ...falling.points,
          { at: '09:30', pricePaise: Math.round(last * 1.02) },
          { at: '09:50', pricePaise: Math.round(last * 0.995) },
        ],
      });
      return;
    case 'fills_in_part':
      broker.market.setScript({
        tradingSymbol,
        day,
        ...falling,
        points: [...falling.points, { at: '09:25', pricePaise: last }],
        liquidityPerMinute: 2,
      });
      return;
    case 'no_money':
      return;
    case 'rejected_at_once': {
      const rupees = (factor: number): string => ((last * factor) / 100).toFixed(2);
      broker.rejectAtOnce(
        { ucc, tradingSymbol },
        rejectedAtOnce(rupees(0.9), rupees(1.005), rupees(1.01)),
        'rms',
      );
      return;
    }
    case 'rejected_at_open':
      broker.rejectAtOpen(
        { ucc, tradingSymbol },
        `RMS:Margin Exceeds,Cash Available:41250.35,Additional margin required:${((last * 60) / 100).toFixed(2)} for entity account-${ucc} across exchange across segment across product `,
        'rms',
      );
      return;
    case 'cancelled_by_hand':
      broker.market.setScript({ tradingSymbol, day, gapPercent: 2, floorPaise: Math.round(last * 1.015) });
      at(stage, morning, '09:18', () => {
        const order = broker
          .orders(ucc)
          .find((row) => row.instrument.tradingSymbol === tradingSymbol && row.side === 'B');
        if (order) broker.cancel(ucc, order.orderNumber, { amo: false }, 'app');
      });
      return;
  }
}

/** The person buys something in the broker's app: shown, followed, never touched. */
function placeByHand(stage: Stage): void {
  const { simulator, ucc, morning } = stage;
  at(stage, morning, '09:40', () => {
    const instrument = simulator.broker.instrument('nse_cm', 'YESBANK-EQ');
    if (!instrument) return;
    const pricePaise = lastPaise(stage, 'YESBANK-EQ') + 2 * instrument.tickPaise;
    simulator.broker.place(
      ucc,
      {
        segment: 'nse_cm',
        tradingSymbol: 'YESBANK-EQ',
        side: 'B',
        orderType: 'L',
        product: 'CNC',
        validity: 'DAY',
        quantity: 40,
        disclosedQuantity: 0,
        pricePaise: pricePaise - (pricePaise % instrument.tickPaise),
        triggerPaise: 0,
        amo: false,
        tag: null,
      },
      'app',
    );
  });
}

function at({ clock }: Stage, day: Temporal.PlainDate, time: string, act: () => void): void {
  clock.setTimer(istMoment(day, Temporal.PlainTime.from(time)) - clock.nowMs(), act);
}

function lastPaise({ simulator }: Stage, tradingSymbol: string): number {
  const instrument = simulator.broker.instrument('nse_cm', tradingSymbol);
  if (!instrument) throw new Error(`The simulated exchange lists no ${tradingSymbol}.`);
  return simulator.broker.quotes(instrument).lastPaise;
}
