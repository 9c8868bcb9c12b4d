import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../channels/printable.ts';
import { telegramParts } from './telegram-text.ts';

const span = fc.record({
  kind: fc.constantFrom('plain' as const, 'quoted' as const),
  text: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom('<', '&', 'b', '>', '"', '\n', '\u202e', '\ud800'), maxLength: 9_000 }),
  ),
});
const text = fc.record({
  title: fc.string({ maxLength: 100 }),
  lines: fc.array(fc.array(span, { maxLength: 4 }), { maxLength: 60 }),
});

const TAG = /<\/?[bi]>/g;
const ENTITY = /&(lt|gt|amp|quot);/g;

describe('a text for Telegram', () => {
  it('is never longer than Telegram takes, and its marks are only ours, whatever is quoted', () => {
    fc.assert(
      fc.property(text, (any) => {
        for (const { html, plain } of telegramParts(any, 'Message abc')) {
          expect(plain.length).toBeLessThanOrEqual(4_096);
          const bare = html.replace(TAG, '');
          expect(bare).not.toMatch(/[<>]/);
          expect(bare.replace(ENTITY, '')).not.toContain('&');
          expect(plain.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\u202e|\p{Cs}/u);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('loses no letter when it is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '😀', '₹'), maxLength: 20_000 }), (words) => {
        const all = telegramParts({ title: '', lines: [[{ kind: 'plain', text: words }]] });
        expect(
          all
            .map(({ plain }) => plain)
            .join('')
            .replaceAll('\n', ''),
        ).toBe(printable(words));
      }),
      { numRuns: 50 },
    );
  });
});
