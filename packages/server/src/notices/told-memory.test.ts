import { expect, it } from 'vitest';
import { createToldMemory } from './told-memory.ts';

it('keeps what was told for as long as the lease is the same, and asks again under the next', async () => {
  const memory = createToldMemory<object, string>();
  const account = {};
  const of = (epoch: number, inDatabase: string) => memory.of(account, epoch, async () => inDatabase);
  expect(await of(1, 'right')).toBe('right');
  memory.keep(account, 1, 'off');
  expect(await of(1, 'not asked for')).toBe('off');
  // Another instance had it meanwhile, and told that the clock is right.
  expect(await of(3, 'right')).toBe('right');
  expect(await memory.of({}, 3, async () => 'of another account')).toBe('of another account');
});
