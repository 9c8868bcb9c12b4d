/** A whole number, of shares for example, for a reader in India: "1,50,000". What is no whole number stays as it is. */
export function formatCount(count: number): string {
  if (!Number.isSafeInteger(count)) return String(count);
  return `${count < 0 ? '-' : ''}${groupDigits(String(Math.abs(count)))}`;
}

/** Digits as India groups them: the last three, then twos. */
export function groupDigits(digits: string): string {
  const head = digits.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',');
  return head === '' ? digits : `${head},${digits.slice(-3)}`;
}
