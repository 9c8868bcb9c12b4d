import { VirtualClock } from '@orderwatch/clock';
import { nseCalendar2026 } from '@orderwatch/core';
import { momentOn } from '../exchange/sessions.ts';
import { createBroker } from './create-broker.ts';
import type { AccountSetup, BrokerOptions, PlaceRequest, SimBroker, SimOrder } from './types.ts';

export const UCC = 'AB1C2';

/** A broker on a virtual clock, for tests: one account with a lakh of rupees unless told otherwise. */
export interface TestMarket {
  readonly clock: VirtualClock;
  readonly broker: SimBroker;
  /** Lets time pass until an IST moment, `2026-08-20 09:08:30`. */
  until(moment: string): Promise<void>;
  /** Places an order that must be acknowledged, and returns its number. */
  place(request?: Partial<PlaceRequest>): string;
  order(orderNumber: string): SimOrder;
  /** The statuses that an order went through. */
  stations(orderNumber: string): readonly string[];
}

export function istMs(moment: string): number {
  const [date = '', time = '00:00'] = moment.split(' ');
  const day = Temporal.PlainDate.from(date);
  return momentOn(new Temporal.PlainDate(1970, 1, 1).until(day, { largestUnit: 'days' }).days, time);
}

export function openMarket(
  start: string,
  options: Partial<BrokerOptions> = {},
  account: Partial<AccountSetup> = {},
): TestMarket {
  const clock = new VirtualClock(istMs(start));
  const broker = createBroker({ clock, seed: 1, calendar: nseCalendar2026(), vanishingShare: 0, ...options });
  broker.addAccount({ ucc: UCC, cashPaise: 10_000_000, ...account });
  const order = (orderNumber: string): SimOrder => {
    const found = broker.truth().orders.find((one) => one.orderNumber === orderNumber);
    if (!found) throw new Error(`No order ${orderNumber}`);
    return found;
  };
  return {
    clock,
    broker,
    until: (moment) => clock.advanceTo(istMs(moment)),
    place(request = {}) {
      const answer = broker.place(UCC, buy(request));
      if (answer.kind === 'refused') throw new Error(`Refused: ${answer.code} ${answer.text}`);
      return answer.orderNumber;
    },
    order,
    stations: (orderNumber) => order(orderNumber).history.map((state) => state.status),
  };
}

/** A limit buy of ten shares for the day, with what differs. */
export function buy(request: Partial<PlaceRequest> = {}): PlaceRequest {
  return {
    segment: 'nse_cm',
    tradingSymbol: 'GLENMARK-EQ',
    side: 'B',
    orderType: 'L',
    product: 'CNC',
    validity: 'DAY',
    quantity: 10,
    disclosedQuantity: 0,
    pricePaise: 189_000,
    triggerPaise: 0,
    amo: false,
    tag: null,
    ...request,
  };
}
