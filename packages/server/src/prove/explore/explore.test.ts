import { describe, expect, it } from 'vitest';
import { AT_WORK, explore } from './explore.ts';
import { findFault, PLANTED_FAULTS } from './planted-faults.ts';

describe('every order in which things can happen', () => {
  it.each([
    { orders: 1, depth: 4, after: [], states: 1_000 },
    { orders: 1, depth: 3, after: AT_WORK, states: 300 },
    { orders: 2, depth: 3, after: [], states: 400 },
  ])(
    'to $orders orders in $depth steps breaks no promise',
    ({ orders, depth, after, states }) => {
      const { states: reached, violations } = explore({ orders, depth, after });
      expect(violations).toEqual([]);
      expect(reached).toBeGreaterThan(states);
    },
    300_000,
  );

  it.each(PLANTED_FAULTS)(
    'finds that $name',
    ({ decide }) => {
      expect(findFault(decide)).not.toBeNull();
    },
    300_000,
  );
});
