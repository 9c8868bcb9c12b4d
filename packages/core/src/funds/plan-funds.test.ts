import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addPaise, type Paise, paise, ZERO_PAISE } from '../money/index.ts';
import { type FundsDemand, planFunds } from './plan-funds.ts';

const demand = (orderId: string, needed: number, changes: Partial<FundsDemand> = {}): FundsDemand => ({
  orderId,
  stage: 'amo',
  needed: paise(needed),
  alreadyBlocked: false,
  addByMs: 900,
  ...changes,
});

describe('the waterfall', () => {
  it.each([
    ['everything fits', 300, [100, 200], [true, true], [0, 0], 0],
    ['the last does not', 299, [100, 200], [true, false], [0, 1], 1],
    ['a large one leaves its cash to the small one behind it', 100, [150, 80], [false, true], [50, 0], 130],
    ['nothing is free', 0, [100], [false], [100], 100],
    ['less than nothing is free', -50, [100], [false], [150], 150],
    ['nothing is asked for', -50, [], [], [], 0],
  ])('%s', (_, free, needs, fits, lacks, shortfall) => {
    const plan = planFunds(
      paise(free),
      needs.map((needed, index) => demand(`ord_${index}`, needed)),
    );
    expect(plan.lines.map((line) => line.fits)).toStrictEqual(fits);
    expect(plan.lines.map((line) => line.shortfall)).toStrictEqual(lacks);
    expect(plan.shortfall).toBe(shortfall);
  });

  it('asks for nothing a second time that the broker has blocked already', () => {
    const plan = planFunds(paise(-10), [demand('ord_1', 500, { alreadyBlocked: true })]);
    expect(plan).toMatchObject({
      needed: 0,
      shortfall: 0,
      addByMs: null,
      lines: [{ fits: true, cumulative: 0 }],
    });
  });

  it('says nothing about fitting while nobody knows what is free', () => {
    const plan = planFunds(null, [demand('ord_1', 500), demand('ord_2', 300)]);
    expect(plan).toMatchObject({ needed: 800, shortfall: null, addByMs: null });
    expect(plan.lines).toMatchObject([
      { fits: null, shortfall: null, cumulative: 500 },
      { fits: null, shortfall: null, cumulative: 800 },
    ]);
  });

  it('names the first moment at which an order that does not fit needs its cash', () => {
    const plan = planFunds(paise(10), [
      demand('fits', 10, { addByMs: 100 }),
      demand('late', 20, { addByMs: 900 }),
      demand('soon', 20, { addByMs: 510 }),
      demand('sometime', 20, { addByMs: null }),
    ]);
    expect(plan.addByMs).toBe(510);
  });
});

describe('laws', () => {
  const demands = fc.array(
    fc.record({ needed: fc.integer({ min: 0, max: 1_000_000 }), alreadyBlocked: fc.boolean() }),
    { maxLength: 12 },
  );
  const build = (wishes: readonly { needed: number; alreadyBlocked: boolean }[]) =>
    wishes.map(({ needed, alreadyBlocked }, index) => demand(`ord_${index}`, needed, { alreadyBlocked }));
  const anyFree = fc.integer({ min: -1_000_000, max: 8_000_000 }).map(paise);
  const sum = (amounts: readonly Paise[]) => addPaise(ZERO_PAISE, ...amounts);

  it('what fits never costs more than what is free', () => {
    fc.assert(
      fc.property(anyFree, demands, (free, wishes) => {
        const { lines } = planFunds(free, build(wishes));
        const fitting = lines.filter((line) => line.fits === true && !line.alreadyBlocked);
        const cost = sum(fitting.map(({ needed }) => needed));
        expect(cost === 0 || cost <= free).toBe(true);
      }),
    );
  });

  it('with the shortfall added every order fits, with a paisa less not', () => {
    fc.assert(
      fc.property(anyFree, demands, (free, wishes) => {
        const lacking = planFunds(free, build(wishes)).shortfall ?? ZERO_PAISE;
        const whole = planFunds(addPaise(free, lacking), build(wishes));
        expect(whole.lines.every(({ fits }) => fits === true)).toBe(true);
        if (lacking === 0) return;
        const less = planFunds(paise(free + lacking - 1), build(wishes));
        expect(less.lines.some(({ fits }) => fits === false)).toBe(true);
      }),
    );
  });
});
