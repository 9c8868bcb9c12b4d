import type { OrderMatcher, RejectedBy, Remove, SimOrder } from './types.ts';

type RejectionMoment = 'at once' | 'at open';

interface ForcedRejection {
  readonly text: string;
  readonly by: RejectedBy;
}

/** Rejections that a scenario demands, besides those that the rules find. */
export interface ForcedRejections {
  add(moment: RejectionMoment, matcher: OrderMatcher, rejection: ForcedRejection): Remove;
  find(moment: RejectionMoment, order: SimOrder): ForcedRejection | undefined;
}

export function createForcedRejections(): ForcedRejections {
  const entries: { moment: RejectionMoment; matcher: OrderMatcher; rejection: ForcedRejection }[] = [];
  return {
    add(moment, matcher, rejection) {
      const entry = { moment, matcher, rejection };
      entries.push(entry);
      return () => {
        const index = entries.indexOf(entry);
        if (index !== -1) entries.splice(index, 1);
      };
    },
    find: (moment, order) =>
      entries.find((entry) => entry.moment === moment && matches(entry.matcher, order))?.rejection,
  };
}

function matches(matcher: OrderMatcher, order: SimOrder): boolean {
  return (
    (matcher.ucc === undefined || matcher.ucc === order.ucc) &&
    (matcher.tradingSymbol === undefined || matcher.tradingSymbol === order.instrument.tradingSymbol) &&
    (matcher.side === undefined || matcher.side === order.side) &&
    (matcher.orderNumber === undefined || matcher.orderNumber === order.orderNumber) &&
    (matcher.where === undefined || matcher.where(order))
  );
}
