/** Rupees with a fixed number of decimals (at least two): `80200` paise is `802.00`. */
export function writeRupees(paise: number, decimals = 2): string {
  const sign = paise < 0 ? '-' : '';
  const whole = Math.abs(paise);
  const hundredths = String(whole % 100).padStart(2, '0');
  return `${sign}${Math.floor(whole / 100)}.${hundredths.padEnd(decimals, '0')}`;
}

/** Rupees without needless zeros, as the limits body has them: `40.4`, `0`. */
export function writePlainRupees(paise: number): string {
  return writeRupees(paise).replace(/0+$/, '').replace(/\.$/, '');
}

/** Rupees as a JSON number, which only the holdings body has. */
export function rupeesNumber(paise: number, divisor = 1): number {
  return Number((paise / 100 / divisor).toFixed(4));
}

/** `part` of `base` in percent, with four decimals of which two are true; zero where there is no base. */
export function writePercent(part: number, base: number): string {
  const hundredths = base === 0 ? 0 : Math.round((part * 10_000) / base);
  return writeRupees(hundredths, 4);
}
