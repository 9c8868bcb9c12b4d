import 'temporal-polyfill/global';
import { type MemoryWish, playWorld } from './play-world.ts';

/** Plays one world after the other as it is told, on a core of its own. */
process.on('message', async (wish: MemoryWish) => process.send?.(await playWorld(wish)));
