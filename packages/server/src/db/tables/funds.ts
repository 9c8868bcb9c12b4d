import type { Moment, MomentOrNull, OrNull } from './columns.ts';

export interface FundsReadingsTable {
  account_id: string;
  available_cash: OrNull<number>;
  margin_used: OrNull<number>;
  requested_at: MomentOrNull;
  received_at: MomentOrNull;
  failed_at: MomentOrNull;
  failure: OrNull<string>;
}

export interface PriceBandsTable {
  account_id: string;
  segment: string;
  token: string;
  lower_band: OrNull<number>;
  upper_band: OrNull<number>;
  received_at: Moment;
}

export interface AmoFundsMeasurementsTable {
  account_id: string;
  measured_at: Moment;
  verdict: 'yes' | 'no';
  orders: number;
  value: number;
  free_before: number;
  free_after: number;
}
