import type { RawRow } from './raw-row.ts';

/** The account's funds. Decimal strings in rupees; of about eighty fields those with a known meaning. */
export interface LimitsRow {
  /** What may still be used. */
  readonly Net: string;
  readonly MarginUsed: string | undefined;
  readonly CollateralValue: string | undefined;
  readonly Collateral: string | undefined;
  readonly AdhocMargin: string | undefined;
  readonly NotionalCash: string | undefined;
  readonly RmsPayInAmt: string | undefined;
  readonly RmsPayOutAmt: string | undefined;
  readonly UnrealizedMtomPrsnt: string | undefined;
  readonly RealizedMtomPrsnt: string | undefined;
  /** `account-<UCC>`. */
  readonly EntityId: string | undefined;
  readonly TimeStampMs: number | undefined;
  readonly raw: RawRow;
}

/** What an order would block. Decimal strings in rupees. */
export interface MarginRow {
  /** `OK`, or `NOT_OK` when funds are short; the call itself succeeds either way. */
  readonly rmsVldtd: string;
  readonly avlCash: string | undefined;
  readonly totMrgnUsd: string | undefined;
  readonly mrgnUsd: string | undefined;
  readonly ordMrgn: string | undefined;
  readonly reqdMrgn: string | undefined;
  readonly avlMrgn: string | undefined;
  /** The shortfall. */
  readonly insufFund: string | undefined;
  readonly raw: RawRow;
}
