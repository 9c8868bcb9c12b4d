/** One line of the doctor. */
export interface Finding {
  readonly check: string;
  /** `fail` keeps Orderwatch from doing its work; `warn` will, or may. */
  readonly state: 'ok' | 'warn' | 'fail';
  readonly detail: string;
  /** What to do; null where nothing is to be done. */
  readonly mend: string | null;
}

export const fine = (check: string, detail: string): Finding => ({ check, state: 'ok', detail, mend: null });
export const doubtful = (check: string, detail: string, mend: string): Finding => ({
  check,
  state: 'warn',
  detail,
  mend,
});
export const failed = (check: string, detail: string, mend: string): Finding => ({
  check,
  state: 'fail',
  detail,
  mend,
});
