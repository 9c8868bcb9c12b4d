import {
  type AmoFundsBlocked,
  DEFAULT_PLACEMENT_SETTINGS,
  type Paise,
  type PlacementSettings,
  parseRupees,
  type Switches,
} from '@orderwatch/core';
import { accountSettings } from '../http/schemas/account-settings.ts';
import { oncePerRow } from '../http/schemas/once-per-row.ts';

export interface BuySettings {
  readonly placement: PlacementSettings;
  readonly amoFundsBlocked: AmoFundsBlocked;
  /** IST. */
  readonly placementTime: Temporal.PlainTime;
  readonly recommendationsPath: string | null;
  /** IST. */
  readonly retryTime: Temporal.PlainTime;
  readonly retryWhenFundsArrive: boolean;
  readonly resendUnconfirmed: boolean;
  readonly switches: Switches;
}

/** An account's settings from its row. What a row written before a setting existed lacks has its default. */
export const readAccountSettings = oncePerRow((json): BuySettings => {
  const settings = accountSettings.parse(json);
  return {
    placement: {
      ...DEFAULT_PLACEMENT_SETTINGS,
      capitalPerTrade: rupees(settings.capital_per_trade),
      maxOrderValue: rupees(settings.max_order_value),
      maxPositions: settings.max_positions,
      minAverageVolume: settings.min_average_volume,
      priceBufferBps: basisPoints(settings.price_buffer_percent),
    },
    amoFundsBlocked: settings.amo_blocks_funds,
    placementTime: Temporal.PlainTime.from(settings.placement_time),
    recommendationsPath: settings.recommendations_path,
    retryTime: Temporal.PlainTime.from(settings.retry.time),
    retryWhenFundsArrive: settings.retry.when_funds_arrive,
    resendUnconfirmed: settings.retry.resend_unconfirmed,
    switches: settings.switches,
  };
});

function rupees(text: string): Paise {
  const amount = parseRupees(text);
  if (!amount.ok) throw new Error(`A setting is no amount in rupees: ${text}`);
  return amount.value;
}

/** "1.25" percent is 125; the schema allows two decimals. */
function basisPoints(percent: string): number {
  const [whole = '0', fraction = ''] = percent.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}
