import type { ChargeRules, Ddpi, SellSettings, TargetPolicy } from '@orderwatch/core';
import type { Json } from '../db/tables.ts';
import { type AccountSettings, accountSettings } from '../http/schemas/account-settings.ts';
import { oncePerRow } from '../http/schemas/once-per-row.ts';
import { readAccountSettings } from '../placement/account-settings.ts';

export interface AccountSelling {
  readonly settings: SellSettings;
  readonly ddpi: Ddpi;
  readonly charges: ChargeRules;
  /** The capability's switch. */
  readonly isOn: boolean;
  /** When a sell that a person cancelled is placed again. */
  readonly afterCancelByHand: 'next_day' | 'by_hand';
}

/** How an account sells, by the settings of its row. */
export const readSelling = oncePerRow((json): AccountSelling => {
  const { sells, switches } = accountSettings.parse(json);
  return {
    settings: { policy: policyOf(sells), floor: sells.floor, firstSellDay: sells.first_day },
    ddpi: sells.authorised,
    charges: chargesOf(json),
    isOn: switches.sells,
    afterCancelByHand: sells.after_cancel_by_hand,
  };
});

/** What the account pays for dealing, as far as its settings tell; the depository's fee by the broker's tariff. */
export function chargesOf(json: Json): ChargeRules {
  return { brokerage: readAccountSettings(json).placement.brokerage, dp: { kind: 'tariff' } };
}

function policyOf({ policy, target_percent }: AccountSettings['sells']): TargetPolicy {
  if (policy !== 'percent') return { kind: policy };
  const [whole = '0', fraction = ''] = target_percent.split('.');
  return { kind: 'percent', bps: Number(whole) * 100 + Number(fraction.padEnd(2, '0')) };
}
