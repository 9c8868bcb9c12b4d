import { fewest } from '../../rehearse/random/fewest.ts';
import { type MemoryWish, playWorld, worldOf } from './play-world.ts';

const MOST_PLAYS = 40;

/** The same world with as few acts as still break a promise. */
export async function fewestActs(wish: MemoryWish): Promise<MemoryWish> {
  const all = wish.keep ?? worldOf(wish).acts.map((_, place) => place);
  const fails = async (keep: readonly number[]) => (await playWorld({ ...wish, keep })).violations.length > 0;
  return { ...wish, keep: await fewest(all, fails, MOST_PLAYS) };
}
