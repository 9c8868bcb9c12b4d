import type { OrderStatus } from '../api/types.ts';

export interface Place {
  readonly column: number;
  readonly row: number;
}

export interface Edge {
  readonly from: OrderStatus;
  readonly to: OrderStatus;
  /** How far the line bows to its left, in rows; 0 is straight. */
  readonly bend: number;
}

interface Layout {
  readonly columns: number;
  readonly rows: number;
  readonly places: Readonly<Record<OrderStatus, Place>>;
  readonly usual: readonly Edge[];
}

const at = (column: number, row: number): Place => ({ column, row });
const edge = (from: OrderStatus, to: OrderStatus, bend = 0): Edge => ({ from, to, bend });

/** From left to right: the way of an order that goes well is the middle row. */
export const wide: Layout = {
  columns: 5,
  rows: 3,
  places: {
    retry_pending: at(0, 0),
    failed: at(1, 0),
    rejected: at(2, 0),
    placing: at(0, 1),
    amo: at(1, 1),
    pending_execution: at(2, 1),
    ongoing: at(3, 1),
    closed: at(4, 1),
    unconfirmed: at(0, 2),
    cancelled: at(2, 2),
  },
  usual: [
    edge('placing', 'amo'),
    edge('placing', 'pending_execution', -0.55),
    edge('placing', 'unconfirmed'),
    edge('placing', 'retry_pending'),
    edge('placing', 'failed'),
    edge('unconfirmed', 'amo'),
    edge('amo', 'pending_execution'),
    edge('amo', 'rejected'),
    edge('amo', 'cancelled'),
    edge('pending_execution', 'ongoing'),
    edge('pending_execution', 'closed', -0.55),
    edge('pending_execution', 'rejected'),
    edge('pending_execution', 'cancelled'),
    edge('ongoing', 'closed'),
    edge('retry_pending', 'placing'),
    edge('failed', 'retry_pending'),
    edge('rejected', 'retry_pending', -0.55),
  ],
};

/** From top to bottom, for a phone. */
export const narrow: Layout = {
  columns: 2,
  rows: 5,
  places: {
    retry_pending: at(0, 0),
    failed: at(1, 0),
    placing: at(0, 1),
    unconfirmed: at(1, 1),
    amo: at(0, 2),
    rejected: at(1, 2),
    pending_execution: at(0, 3),
    cancelled: at(1, 3),
    ongoing: at(0, 4),
    closed: at(1, 4),
  },
  usual: [
    edge('placing', 'amo'),
    edge('placing', 'unconfirmed'),
    edge('placing', 'retry_pending'),
    edge('placing', 'failed'),
    edge('unconfirmed', 'amo'),
    edge('amo', 'pending_execution'),
    edge('amo', 'rejected'),
    edge('amo', 'cancelled'),
    edge('pending_execution', 'ongoing'),
    edge('pending_execution', 'closed'),
    edge('pending_execution', 'rejected'),
    edge('pending_execution', 'cancelled'),
    edge('ongoing', 'closed'),
    edge('retry_pending', 'placing'),
    edge('failed', 'retry_pending'),
  ],
};

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const NARROW_PX = 640;
const HEIGHT_PX = 52;
const WIDTH_MAX_PX = 150;
/** Above the first row and below the last one, for the lines that bow. */
const MARGIN_PX = 44;

/** Where each state stands, and the lines that are always drawn, for a picture of that width. All in pixels. */
export function layOut(widthPx: number) {
  const { columns, rows, places, usual } = widthPx < NARROW_PX ? narrow : wide;
  const isNarrow = columns === narrow.columns;
  const margin = isNarrow ? 0 : MARGIN_PX;
  const gap = isNarrow ? 24 : 48;
  const width = Math.min(WIDTH_MAX_PX, (widthPx - (columns - 1) * gap) / columns);
  const stepX = columns === 1 ? 0 : (widthPx - width) / (columns - 1);
  const stepY = HEIGHT_PX + (isNarrow ? 34 : 56);
  const boxOf = (status: OrderStatus): Box => {
    const { column, row } = places[status];
    return { left: column * stepX, top: margin + row * stepY, width, height: HEIGHT_PX };
  };
  return { boxOf, usual, stepY, height: 2 * margin + (rows - 1) * stepY + HEIGHT_PX };
}
