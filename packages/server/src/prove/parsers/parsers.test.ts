import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { damage, drawFrom } from './damage.ts';
import { fuzz, PARSERS } from './prove-parsers.ts';

describe('a parser of what others write', () => {
  it.each(PARSERS.map((parser) => [parser.name, parser] as const))(
    '%s: reads its samples, and takes any damage to them without throwing, hanging or making things up',
    async (_, parser) => {
      const draw = drawFrom(1);
      for (const sample of parser.samples) expect(await parser.read(sample, draw)).toBeNull();
      await fc.assert(
        fc.asyncProperty(fc.nat(), async (seed) => {
          const faults: string[] = [];
          await fuzz(parser, { seed, damaged: 10, cuts: 3 }, (sentence) => faults.push(sentence));
          expect(faults).toEqual([]);
        }),
        { numRuns: 20 },
      );
    },
  );

  it('is told of when it throws', async () => {
    const faults: string[] = [];
    const broken = { name: 'broken', samples: ['{"a":1}'], read: (text: string) => JSON.parse(text) && null };
    await fuzz(broken, { seed: 1, damaged: 20 }, (sentence) => faults.push(sentence));
    expect(faults.length).toBeGreaterThan(5);
    expect(faults[0]).toMatch(/it threw SyntaxError/);
  });
});

describe('damage', () => {
  it('is the same for the same seed, and differs from its sample nearly always', () => {
    const sample = '{"stat":"Ok","data":[{"nOrdNo":"250122000612345","qty":10}]}';
    const made = (seed: number) => damage(sample, drawFrom(seed), [sample]);
    const all = Array.from({ length: 200 }, (_, seed) => made(seed));
    expect(Array.from({ length: 200 }, (_, seed) => made(seed))).toEqual(all);
    expect(all.filter((text) => text === sample).length).toBeLessThan(40);
  });
});
