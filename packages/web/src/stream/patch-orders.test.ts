import { describe, expect, it } from 'vitest';
import type { OrderPage } from '../api/types.ts';
import { anOrder } from '../testing/an-order.ts';
import { isNewer, patchPage } from './patch-orders.ts';

const page: OrderPage = {
  items: [anOrder({ id: 'ord_1', version: 3 }), anOrder({ id: 'ord_2', version: 1 })],
  total: 2,
  total_capped: false,
  page: 1,
  page_size: 50,
  total_pages: 1,
};

describe('an order that was read anew', () => {
  it('takes the place of its older version, and no other row is touched', () => {
    const patched = patchPage(page, anOrder({ id: 'ord_1', version: 4, status: 'ongoing' }));
    expect(patched.items.map((order) => order.status)).toEqual(['ongoing', 'amo']);
    expect(patched.items[1]).toBe(page.items[1]);
  });

  it('never brings an older version back, whatever the order of the answers', () => {
    expect(patchPage(page, anOrder({ id: 'ord_1', version: 2, status: 'placing' }))).toBe(page);
  });

  it('is not added to a page that does not show it', () => {
    expect(patchPage(page, anOrder({ id: 'ord_9', version: 9 }))).toBe(page);
  });

  it('of the same version counts as newer, since a reading changes what has no version', () => {
    expect(isNewer(anOrder({ version: 3 }), anOrder({ version: 3 }))).toBe(true);
  });
});
