import type { SimOrder } from '../broker/types.ts';

const DEFAULT_OS = 'NEOTRADEAPI';
const SOURCES = { app: 'ADMINCPPAPI_MOB', rms: 'ADMINCPPAPI_ADMIN' } as const;

/**
 * Where an order came from, in Kotak's words (contract 3.4). The `os` of a placement is remembered here, because it is
 * the wire's word and nothing to the exchange.
 */
export class OrderOrigins {
  readonly #osByOrder = new Map<string, string>();
  #placing: string | undefined;

  /** Runs a placement; the orders that appear meanwhile carry its `os`. */
  during<T>(os: string, place: () => T): T {
    this.#placing = os;
    try {
      return place();
    } finally {
      this.#placing = undefined;
    }
  }

  /** The row's `ordSrc`. */
  source(order: SimOrder): string {
    if (order.source !== 'api') return SOURCES[order.source];
    let os = this.#osByOrder.get(order.orderNumber);
    if (os === undefined && this.#placing !== undefined) {
      os = this.#placing;
      this.remember(order.orderNumber, os);
    }
    return `ADMINCPPAPI_${os ?? DEFAULT_OS}`;
  }

  remember(orderNumber: string, os: string): void {
    if (os !== DEFAULT_OS && os !== '') this.#osByOrder.set(orderNumber, os);
  }
}

/** The algo id that Kotak stamps on what came through the API; a person's orders have none. */
export function algoId(order: SimOrder): string {
  return order.source === 'api' ? '99999' : 'NA';
}
