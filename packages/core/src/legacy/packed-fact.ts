import type { OrderId } from '../orders/index.ts';
import type { OrderFact } from './fact.ts';
import { keyOfNumber } from './fact-parts.ts';

/**
 * A fact as one text, with what is asked of all facts beside it. A hundred thousand facts as objects take most of the memory
 * of an import, and of its time for collecting garbage; as texts they take a fifth.
 */
export interface PackedFact {
  readonly kind: OrderFact['kind'];
  readonly instrument: OrderFact['instrument'];
  readonly side: OrderFact['side'];
  readonly filledQty: number;
  /** The order's own id, where Orderwatch itself wrote the row. */
  readonly exactId: OrderId | null;
  /** Which row told it. */
  readonly row: number;
  readonly rest: string;
}

/** What is told of one order. Nearly always that is one fact, and a hundred thousand lists of one would be felt. */
export type Told = PackedFact | readonly PackedFact[];

export function factsOf(told: Told): readonly PackedFact[] {
  return isList(told) ? told : [told];
}

function isList(told: Told): told is readonly PackedFact[] {
  return Array.isArray(told);
}

type Rest = readonly [
  /** Null where it is the number's. */
  OrderFact['key'] | null,
  OrderFact['number'],
  OrderFact['sideStated'],
  OrderFact['quantity'],
  OrderFact['orderType'],
  OrderFact['limitPrice'],
  OrderFact['variety'],
  OrderFact['product'],
  OrderFact['placedAtMs'],
  OrderFact['checkedAtMs'],
  OrderFact['word'],
  OrderFact['averagePrice'],
  OrderFact['filledAtMs'],
  OrderFact['sale'],
  OrderFact['traded'],
  OrderFact['reasonCode'],
  OrderFact['reason'],
  OrderFact['cancelledBy'],
  OrderFact['retry'],
  OrderFact['recommendation'],
  OrderFact['exact'],
];

export function packFact(fact: OrderFact, row: number): PackedFact {
  const rest: Rest = [
    fact.number !== null && fact.key === keyOfNumber(fact.number) ? null : fact.key,
    fact.number,
    fact.sideStated,
    fact.quantity,
    fact.orderType,
    fact.limitPrice,
    fact.variety,
    fact.product,
    fact.placedAtMs,
    fact.checkedAtMs,
    fact.word,
    fact.averagePrice,
    fact.filledAtMs,
    fact.sale,
    fact.traded,
    fact.reasonCode,
    fact.reason,
    fact.cancelledBy,
    fact.retry,
    fact.recommendation,
    fact.exact,
  ];
  const { kind, instrument, side, filledQty } = fact;
  return {
    kind,
    instrument,
    side,
    filledQty,
    exactId: fact.exact?.order.id ?? null,
    row,
    rest: inOnePiece(JSON.stringify(rest)),
  };
}

/** Engines keep a text that was written in pieces as these pieces until somebody looks into it, at twice the memory. */
function inOnePiece(text: string): string {
  text.charCodeAt(text.length - 1);
  return text;
}

/** The fact as it was packed. */
export function unpackFact({ kind, instrument, side, filledQty, rest }: PackedFact): OrderFact {
  const values: Rest = JSON.parse(rest);
  return {
    kind,
    key: values[0] ?? keyOfNumber(values[1] ?? ''),
    number: values[1],
    instrument,
    side,
    sideStated: values[2],
    quantity: values[3],
    orderType: values[4],
    limitPrice: values[5],
    variety: values[6],
    product: values[7],
    placedAtMs: values[8],
    checkedAtMs: values[9],
    word: values[10],
    filledQty,
    averagePrice: values[11],
    filledAtMs: values[12],
    sale: values[13],
    traded: values[14],
    reasonCode: values[15],
    reason: values[16],
    cancelledBy: values[17],
    retry: values[18],
    recommendation: values[19],
    exact: values[20],
  };
}
