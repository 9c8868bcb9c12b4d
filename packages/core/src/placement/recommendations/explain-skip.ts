import type { HeaderError } from './columns.ts';
import type { RowSkip } from './recommendation.ts';

/** A sentence for a person: why a row of the file is not considered. */
export function explainRowSkip(reason: RowSkip): string {
  switch (reason.code) {
    case 'ticker_unreadable':
      return `"${reason.text}" is no ticker; write it like RELIANCE.NS.`;
    case 'exchange_not_supported':
      return `Shares are bought at NSE (.NS) only, not at ${reason.exchange}.`;
    case 'exchange_traded_fund':
      return 'Exchange-traded funds are not bought.';
    case 'not_a_buy':
      return reason.verdict === '' ? 'It has no verdict.' : `Its verdict is ${reason.verdict}.`;
    case 'analysis_not_successful':
      return `The status of its analysis is "${reason.status}", not "success".`;
    case 'score_too_low':
      return `Its combined score is ${reason.score}; at least ${reason.atLeast} is asked for.`;
    case 'bad_number':
      return `"${reason.text}" in column ${reason.column} is no number that can be used; write it like 812.50.`;
    case 'listed_twice':
      return `Row ${reason.otherRow} names the same share with a higher priority.`;
  }
}

/** What is wrong with the file as a whole. How to mend it stands in the error. */
export function explainFileError(error: HeaderError): string {
  switch (error.kind) {
    case 'missing_columns':
      return `Missing columns: ${error.missing.join(', ')}. Found: ${error.found.join(', ') || 'none'}.`;
    case 'repeated_columns':
      return `Columns that stand more than once: ${error.repeated.join(', ')}.`;
  }
}
