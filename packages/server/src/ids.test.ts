import { describe, expect, it } from 'vitest';
import { seededRandom } from './desk/seeded-random.ts';
import { createIds, repeatableIds } from './ids.ts';

describe('ids of a decision that is made again', () => {
  it('are the same for each prefix, whatever the other prefixes took', () => {
    const ids = repeatableIds(createIds(seededRandom(1)));
    const first = [ids.next('ord'), ids.next('evt'), ids.next('evt')];
    ids.again();
    const second = [ids.next('evt'), ids.next('evt'), ids.next('ord')];
    expect(second).toEqual([first[1], first[2], first[0]]);
  });

  it('draw from the stream only for what the first round did not need', () => {
    const seeded = createIds(seededRandom(1));
    const ids = repeatableIds(seeded);
    const first = ids.next('evt');
    ids.again();
    const more = [ids.next('evt'), ids.next('evt')];
    expect(more[0]).toBe(first);
    const alone = createIds(seededRandom(1));
    expect([alone.next('evt'), alone.next('evt')]).toEqual(more);
    expect(seeded.next('evt')).toBe(alone.next('evt'));
  });
});
