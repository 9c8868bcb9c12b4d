import { describe, expect, it } from 'vitest';
import { NOT_PLACED, OTHER, readResolution } from './read-resolution.ts';

const reason = ' the app shows it ';

describe('a decision on an unconfirmed order', () => {
  it.each([
    [
      { choice: '250820000000123', number: '', reason },
      { decision: 'placed_as', broker_order_id: '250820000000123', reason: 'the app shows it' },
    ],
    [
      { choice: OTHER, number: ' 250820000000999 ', reason },
      { decision: 'placed_as', broker_order_id: '250820000000999', reason: 'the app shows it' },
    ],
    [
      { choice: NOT_PLACED, number: '', reason },
      { decision: 'not_placed', reason: 'the app shows it' },
    ],
  ])('%j', (fields, wish) => {
    expect(readResolution(fields)).toEqual({ numberError: undefined, wish });
  });

  it.each([
    [{ choice: undefined, number: '', reason }, undefined],
    [{ choice: NOT_PLACED, number: '', reason: ' x ' }, undefined],
    [{ choice: OTHER, number: '', reason }, undefined],
    [{ choice: OTHER, number: '12', reason }, 'An order number has 10 to 20 digits.'],
  ])('is not sent without what it needs: %j', (fields, numberError) => {
    expect(readResolution(fields)).toEqual({ numberError, wish: undefined });
  });
});
