import type { PriceScript, Remove } from '../broker/types.ts';
import { isoDate } from '../exchange/sessions.ts';

/**
 * The scripts in force. A later one of the same instrument and day goes over the earlier, part by part. A script never
 * reaches back behind the day on which it was set: what was a close stays one.
 */
export interface PriceScripts {
  add(script: PriceScript, today: number): Remove;
  on(tradingSymbol: string, dayNumber: number): PriceScript | undefined;
}

export function createPriceScripts(onChange: (tradingSymbol: string, fromDay: number) => void): PriceScripts {
  const scripts: { readonly script: PriceScript; readonly fromDay: number }[] = [];
  return {
    add(script, today) {
      const entry = { script, fromDay: today };
      scripts.push(entry);
      onChange(script.tradingSymbol, today);
      return () => {
        const index = scripts.indexOf(entry);
        if (index === -1) return;
        scripts.splice(index, 1);
        onChange(script.tradingSymbol, today);
      };
    },
    on(tradingSymbol, dayNumber) {
      const found = scripts.filter(
        ({ script, fromDay }) =>
          script.tradingSymbol === tradingSymbol &&
          dayNumber >= fromDay &&
          (script.day === undefined || script.day === isoDate(dayNumber)),
      );
      if (found.length === 0) return undefined;
      const merged = { tradingSymbol };
      for (const { script } of found) Object.assign(merged, script);
      return merged;
    },
  };
}
