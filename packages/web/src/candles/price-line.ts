/** A price that stands across all days of a picture. */
export interface PriceLine {
  readonly kind: 'limit' | 'average' | 'target';
  /** Rupees. */
  readonly price: string;
}
