import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideShare, type LiveInstance, type ShareDecision, type SharePicture } from './decide-share.ts';

const KEYS = 'one key file';
const NOW = 1_000_000;
const instance = (id: string, changes: Partial<LiveInstance> = {}): LiveInstance => ({
  id,
  keyPrint: KEYS,
  startedAtMs: 0,
  ...changes,
});

/** `{ a: ['x1'], '-': ['x2'] }`: who holds what; `-` is nobody. */
type Held = Readonly<Record<string, readonly string[]>>;

function decide(
  self: string,
  others: string,
  held: Held,
  changes: Partial<SharePicture> = {},
): ShareDecision {
  return decideShare({
    self: instance(self),
    others: [...others].map((id) => instance(id)),
    accounts: Object.entries(held).flatMap(([holder, ids]) =>
      ids.map((id) => ({ id, holder: holder === '-' ? null : holder })),
    ),
    freeSinceMs: new Map(),
    resting: new Set(),
    nowMs: NOW,
    sameSinceMs: 0,
    ...changes,
  });
}

describe('the share of an instance', () => {
  it.each<[string, string, string, Held, Partial<ShareDecision>]>([
    [
      'alone it takes all',
      'a',
      '',
      { '-': ['1', '2', '3'] },
      { fairShare: 3, take: ['1', '2', '3'], give: null },
    ],
    [
      'with another it takes every second',
      'a',
      'b',
      { '-': ['1', '2', '3'] },
      { fairShare: 2, take: ['1', '3'] },
    ],
    ['the other takes the rest', 'b', 'a', { '-': ['1', '2', '3'] }, { fairShare: 2, take: ['2'] }],
    ['who has fewest is dealt to first', 'b', 'a', { a: ['1'], '-': ['2', '3'] }, { take: ['2'] }],
    ['what is above the share is given', 'a', 'b', { a: ['1', '2', '3'] }, { fairShare: 2, give: '1' }],
    ['an odd one stays', 'a', 'b', { a: ['1', '2'], b: ['3'] }, { give: null, take: [], isMoving: false }],
    ['one of three may have none', 'a', 'bc', { a: ['1'] }, { fairShare: 1, give: null, isMoving: false }],
    [
      'nothing is given while one is on its way',
      'a',
      'b',
      { a: ['1', '2', '3'], '-': ['4'] },
      { give: null },
    ],
    [
      'who has too few waits for it',
      'b',
      'a',
      { a: ['1', '2', '3'] },
      { take: [], give: null, isMoving: true },
    ],
    [
      'holders not in the list keep theirs',
      'a',
      'b',
      { a: ['1', '2'], old: ['3', '4'] },
      { fairShare: 1, give: '1' },
    ],
    ['a free account is still to be taken', 'b', 'a', { '-': ['1'] }, { take: [], isMoving: true }],
    ['what others hold may still come', 'a', 'b', { old: ['1'] }, { take: [], isMoving: true }],
    [
      'without accounts there is nothing',
      'a',
      'b',
      {},
      { fairShare: 0, take: [], give: null, isMoving: false },
    ],
  ])('%s', (_, self, others, held, expected) => {
    expect(decide(self, others, held)).toMatchObject(expected);
  });

  it('takes what nobody took within six seconds, however much it holds', () => {
    const held = { a: ['1', '2'], '-': ['3'] };
    const seen = (sinceMs: number) => decide('a', 'b', held, { freeSinceMs: new Map([['3', sinceMs]]) }).take;
    expect(seen(NOW - 5_999)).toEqual([]);
    expect(seen(NOW - 6_000)).toEqual(['3']);
  });

  it('gives nothing until the same instances have lived for half a minute', () => {
    const held = { a: ['1', '2'] };
    expect(decide('a', 'b', held, { sameSinceMs: NOW - 29_999 }).give).toBeNull();
    expect(decide('a', 'b', held, { sameSinceMs: NOW - 30_000 }).give).toBe('1');
  });

  it('gives another one when the first must not change hands now, or none', () => {
    const held = { a: ['1', '2', '3'] };
    expect(decide('a', 'b', held, { resting: new Set(['1']) }).give).toBe('2');
    expect(decide('a', 'b', held, { resting: new Set(['1', '2', '3']) }).give).toBeNull();
  });

  it('counts only instances that can open the same credentials, and the longest-lived takes first', () => {
    const stranger = instance('b', { keyPrint: 'another', startedAtMs: 1 });
    const free = { a: ['1', '2'], '-': ['3'] };
    expect(decide('a', '', free, { others: [stranger] })).toMatchObject({
      fairShare: 3,
      take: ['3'],
      give: null,
    });
    const others = [instance('a')];
    expect(decide('b', '', free, { self: stranger, others }).take).toEqual([]);
    const freeSinceMs = new Map([['3', NOW - 6_000]]);
    expect(decide('b', '', free, { self: stranger, others, freeSinceMs }).take).toEqual(['3']);
  });

  it.each<[string, Partial<LiveInstance>, Partial<LiveInstance>, boolean]>([
    ['that began earlier', { id: 'b', startedAtMs: 1 }, { id: 'a', startedAtMs: 2 }, true],
    ['that began later', { id: 'a', startedAtMs: 2 }, { id: 'b', startedAtMs: 1 }, false],
    ['that began together, first by name', { id: 'a' }, { id: 'b' }, true],
    ['that began together, second by name', { id: 'b' }, { id: 'a' }, false],
  ])('of instances with other key files the one %s leads or follows', (_, mine, other, leads) => {
    const self = instance('', mine);
    const others = [instance('', { keyPrint: 'another', ...other })];
    expect(decide('', '', { '-': ['1'] }, { self, others }).take).toEqual(leads ? ['1'] : []);
  });

  it('finds the longest-lived wherever it stands in the list', () => {
    const self = instance('m', { startedAtMs: 5 });
    const eldest = instance('z', { keyPrint: 'another', startedAtMs: 1 });
    const younger = instance('a', { startedAtMs: 9 });
    for (const others of [
      [eldest, younger],
      [younger, eldest],
    ]) {
      expect(decide('', '', { '-': ['1'] }, { self, others }).take).toEqual([]);
    }
  });
});

/** Some instances, and accounts whose holders are drawn: nobody, one of them, or one that is gone. */
const world = fc
  .record({
    instances: fc.integer({ min: 1, max: 5 }),
    holders: fc.array(fc.integer({ min: -2, max: 4 }), { maxLength: 40 }),
  })
  .map(({ instances, holders }) => {
    const ids = Array.from({ length: instances }, (_, at) => `i${at}`);
    const holderOf = (drawn: number) => (drawn === -2 ? 'gone' : drawn < 0 ? null : (ids[drawn] ?? null));
    return {
      ids,
      accounts: holders.map((drawn, at) => ({
        id: `acc${String(at).padStart(2, '0')}`,
        holder: holderOf(drawn),
      })),
    };
  });
interface World {
  readonly ids: readonly string[];
  readonly accounts: readonly { readonly id: string; readonly holder: string | null }[];
}

function decideIn({ ids, accounts }: World, self: string): ShareDecision {
  const others = ids.filter((id) => id !== self).map((id) => instance(id));
  return decideShare({
    self: instance(self),
    others,
    accounts,
    freeSinceMs: new Map(),
    resting: new Set(),
    nowMs: NOW,
    sameSinceMs: 0,
  });
}

/** One instance acts on what it sees; a lease is given to whoever asks first. */
function act(world: World, self: string): World {
  const { take, give } = decideIn(world, self);
  const holderAfter = (id: string, holder: string | null) =>
    take.includes(id) && holder === null ? self : id === give && holder === self ? null : holder;
  return {
    ...world,
    accounts: world.accounts.map(({ id, holder }) => ({ id, holder: holderAfter(id, holder) })),
  };
}

const countOf = ({ accounts }: World, self: string) =>
  accounts.filter(({ holder }) => holder === self).length;

describe('instances that act in any order', () => {
  it('come to rest: nobody above the share, no account free, and no further move', () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), (begin, order) => {
        let now: World = begin;
        const turns = (begin.accounts.length + 1) * 2 * begin.ids.length * 4;
        for (const drawn of order.take(turns)) now = act(now, begin.ids[drawn % begin.ids.length] ?? 'i0');
        // However unfairly the turns were drawn, some rounds of everybody end it.
        for (let round = 0; round <= begin.accounts.length * 2; round += 1) now = begin.ids.reduce(act, now);
        for (const id of begin.ids) {
          const { take, give, fairShare } = decideIn(now, id);
          expect({ take, give }).toEqual({ take: [], give: null });
          expect(countOf(now, id)).toBeLessThanOrEqual(fairShare);
        }
        expect(now.accounts.every(({ holder }) => holder !== null)).toBe(true);
      }),
    );
  });

  it('move no more accounts than are above the share', () => {
    fc.assert(
      fc.property(world, (begin) => {
        const { fairShare } = decideIn(begin, 'i0');
        const over = begin.ids.reduce((sum, id) => sum + Math.max(0, countOf(begin, id) - fairShare), 0);
        let now: World = begin;
        let given = 0;
        for (let round = 0; round <= begin.accounts.length * 2; round += 1) {
          for (const id of begin.ids) {
            if (decideIn(now, id).give !== null) given += 1;
            now = act(now, id);
          }
        }
        expect(given).toBe(over);
      }),
    );
  });

  it('deal every free account to exactly one of them', () => {
    fc.assert(
      fc.property(world, (begin) => {
        const dealt = begin.ids.flatMap((id) => decideIn(begin, id).take);
        const free = begin.accounts.filter(({ holder }) => holder === null).map(({ id }) => id);
        expect(dealt.toSorted()).toEqual(free.toSorted());
      }),
    );
  });

  it('keep what they hold, whoever else comes and goes, until these have settled', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 29_999 }), ({ ids, accounts }, agoMs) => {
        const picture = {
          freeSinceMs: new Map(),
          resting: new Set<string>(),
          nowMs: NOW,
          sameSinceMs: NOW - agoMs,
        };
        const others = ids.slice(1).map((id) => instance(id));
        expect(decideShare({ ...picture, self: instance('i0'), others, accounts }).give).toBeNull();
      }),
    );
  });
});
