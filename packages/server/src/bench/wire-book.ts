import { readFileSync } from 'node:fs';

/** One order as the broker's book shows it at a moment. */
export interface ShownOrder {
  readonly brokerOrderId: string;
  readonly side: 'B' | 'S';
  readonly symbol: string;
  readonly token: string;
  readonly quantity: number;
  /** Rupees. */
  readonly price: string;
  readonly tag: string;
  readonly amo: boolean;
  readonly statusText: string;
  readonly filledQty: number;
  readonly rejectReason: string | null;
  readonly updatedAtMs: number;
  readonly updateNs: string;
}

const IST_OFFSET_MS = 19_800_000;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** The documented sample row with all its fields: what is not told by `ShownOrder` is as there. */
const SAMPLE = readSample();

function readSample(): Readonly<Record<string, unknown>> {
  const file = new URL('../../../kotak-neo/fixtures/order_report.json', import.meta.url);
  const body: { readonly data: readonly Readonly<Record<string, unknown>>[] } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const row = body.data[0];
  if (row === undefined) throw new Error('The sample of an order book has no row');
  return row;
}

/** The body of an answer with these orders, as bytes, with every field that the broker sends. */
export function writeWireBook(accountCode: string, orders: readonly ShownOrder[]): Buffer {
  const rows = orders.map((order) => writeRow(accountCode, order));
  return Buffer.from(`{"stat":"Ok","stCode":200,"data":[${rows.join(',')}]}`);
}

/** A frame of the order feed about one order. It lacks some fields that a row of the book has. */
export function writeFeedFrame(accountCode: string, order: ShownOrder): Buffer {
  return Buffer.from(`{"type":"order","data":${writeRow(accountCode, order, NOT_IN_THE_FEED)}}`);
}

const NOT_IN_THE_FEED = { algId: undefined, brkClnt: undefined, cnlQty: undefined, ordEntTm: undefined };

function writeRow(
  accountCode: string,
  order: ShownOrder,
  omitted: Readonly<Record<string, undefined>> = {},
): string {
  const { named, numbered } = writeTimes(order.updatedAtMs);
  const row = {
    ...SAMPLE,
    actId: accountCode,
    avgPrc: order.filledQty === 0 ? '0.00' : order.price,
    exCfmTm: named,
    exOrdId: order.amo ? 'NA' : `11${order.brokerOrderId.slice(1)}`,
    fldQty: order.filledQty,
    boeSec: Math.floor(order.updatedAtMs / 1000),
    nOrdNo: order.brokerOrderId,
    ordDtTm: named,
    ordGenTp: order.amo ? 'AMO' : 'NA',
    prc: order.price,
    qty: order.quantity,
    rejRsn: order.rejectReason ?? '--',
    stat: order.statusText,
    ordSt: order.statusText,
    sym: order.symbol,
    tok: order.token,
    trnsTp: order.side,
    trdSym: `${order.symbol}-EQ`,
    unFldSz: order.quantity - order.filledQty,
    uSec: String(Math.floor(order.updatedAtMs / 1000)),
    hsUpTm: numbered,
    GuiOrdId: order.tag,
    updRecvTm: order.updateNs,
    ...omitted,
  };
  // On the wire it is a number, of 19 digits, which no JavaScript number can hold.
  return JSON.stringify(row).replace(`"updRecvTm":"${order.updateNs}"`, `"updRecvTm":${order.updateNs}`);
}

/** Both forms in which the broker writes Indian time. */
function writeTimes(ms: number): { readonly named: string; readonly numbered: string } {
  const [date = '', time = ''] = new Date(ms + IST_OFFSET_MS).toISOString().split('T');
  const [year, month, day] = date.split('-');
  const clock = time.slice(0, 8);
  return {
    named: `${day}-${MONTHS[Number(month) - 1]}-${year} ${clock}`,
    numbered: `${year}/${month}/${day} ${clock}`,
  };
}
