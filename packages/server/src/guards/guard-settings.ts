import {
  type Capability,
  type GuardLimits,
  isOn,
  type Paise,
  parseRupees,
  type Switches,
} from '@orderwatch/core';
import type { Json } from '../db/tables.ts';
import { accountSettings } from '../http/schemas/account-settings.ts';
import { oncePerRow } from '../http/schemas/once-per-row.ts';

export interface GuardSettings {
  readonly limits: GuardLimits;
  readonly switches: Switches;
  /** Null: no breaker. */
  readonly breakerRejections: number | null;
}

/** What limits an account and what is switched on, from the settings of its row. */
export const readGuardSettings = oncePerRow((json): GuardSettings => {
  const { guards, switches, max_order_value } = accountSettings.parse(json);
  return {
    limits: {
      maxOrderValue: rupees(max_order_value),
      maxOrdersPerDay: guards.max_orders_per_day,
      maxValuePerDay: guards.max_value_per_day === null ? null : rupees(guards.max_value_per_day),
      allowedSymbols: guards.allowed_symbols,
      maxPriceDeviationBps: bpsOrNull(guards.max_price_deviation_percent),
    },
    switches,
    breakerRejections: guards.breaker_rejections,
  };
});

/** Whether an account does this by itself, by the settings of its row. Everything that acts asks here. */
export function isSwitchedOn(settings: Json, capability: Capability): boolean {
  return isOn(readGuardSettings(settings), capability);
}

function rupees(text: string): Paise {
  const amount = parseRupees(text);
  if (!amount.ok) throw new Error(`A setting is no amount in rupees: ${text}`);
  return amount.value;
}

/** "1.25" percent is 125; the schema allows two decimals. */
function bpsOrNull(percent: string | null): number | null {
  if (percent === null) return null;
  const [whole = '0', fraction = ''] = percent.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}
