import { describe, expect, it } from 'vitest';
import { readFilter } from './orders-filter.ts';
import { addView, builtIn } from './views.ts';

describe('saved views', () => {
  it('keep the filter and the name in the address, and not the page', () => {
    expect(addView([], ' Tata ', 'symbol=TATASTEEL&page=3')).toEqual([
      { name: 'Tata', search: 'symbol=TATASTEEL&view=Tata' },
    ]);
  });

  it('take over one of the same name, and nothing without a name', () => {
    const [first] = addView([], 'Mine', 'side=buy');
    expect(addView(first ? [first] : [], 'Mine', 'side=sell')).toEqual([
      { name: 'Mine', search: 'side=sell&view=Mine' },
    ]);
    expect(addView([], '   ', 'side=sell')).toEqual([]);
  });
});

it('the views that everybody has are filters that the list understands', () => {
  expect(readFilter(new URLSearchParams(builtIn.failed.search))).toMatchObject({
    statuses: ['retry_pending', 'failed', 'rejected'],
    view: 'Failed',
  });
  expect(readFilter(new URLSearchParams(builtIn['needs-me'].search))).toMatchObject({
    statuses: [],
    needsMe: true,
    view: 'Needs me',
  });
});
