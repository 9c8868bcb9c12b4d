import { expect, it } from 'vitest';
import { anOrder } from '../testing/an-order.ts';
import { describeDeal } from './describe-deal.ts';

it('names side, quantity, symbol, price and rupees', () => {
  expect(describeDeal(anOrder())).toBe('Buy 10 RELIANCE at ₹2,450.50, ₹24,505.00');
});

it('says that a market order has no price of its own', () => {
  expect(describeDeal(anOrder({ side: 'sell', limit_price: null }))).toBe(
    'Sell 10 RELIANCE at the market price',
  );
});
