/** An exact decimal: `digits` / 10^`places`. Rupees come as strings and never pass through a float. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

const form = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Nothing for text that is not a plain decimal number. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = form.exec(text.trim());
  if (!match) return undefined;
  const [, sign, whole = '0', fraction = ''] = match;
  const digits = BigInt(whole + fraction);
  return { digits: sign === '-' ? -digits : digits, places: fraction.length };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const places = Math.max(a.places, b.places);
  return { digits: scaled(a, places) + scaled(b, places), places };
}

/** Of a price and a whole number of shares. */
export function timesWhole(a: Decimal, count: number): Decimal {
  return { digits: a.digits * BigInt(count), places: a.places };
}

/** Half away from zero, as a contract note rounds. */
export function roundDecimal(a: Decimal, places: number): Decimal {
  if (a.places <= places) return { digits: scaled(a, places), places };
  const divisor = 10n ** BigInt(a.places - places);
  const half = divisor / 2n;
  const digits = a.digits < 0n ? -((-a.digits + half) / divisor) : (a.digits + half) / divisor;
  return { digits, places };
}

/** Without trailing zeros beyond `atLeast` places. */
export function trimDecimal(a: Decimal, atLeast: number): Decimal {
  let { digits, places } = a;
  while (places > atLeast && digits % 10n === 0n) {
    digits /= 10n;
    places -= 1;
  }
  return places < atLeast
    ? { digits: scaled({ digits, places }, atLeast), places: atLeast }
    : { digits, places };
}

/** The sign, the digits before the point, and those after it. */
export function splitDecimal(a: Decimal): { negative: boolean; whole: string; fraction: string } {
  const negative = a.digits < 0n;
  const text = (negative ? -a.digits : a.digits).toString().padStart(a.places + 1, '0');
  const cut = text.length - a.places;
  return { negative, whole: text.slice(0, cut), fraction: text.slice(cut) };
}

function scaled(a: Decimal, places: number): bigint {
  return a.digits * 10n ** BigInt(places - a.places);
}
