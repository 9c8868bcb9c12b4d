import { describe, expect, it } from 'vitest';
import { playKills } from '../../../packages/server/src/prove/kills/play-kills.ts';

/** Programs start, die and start again in real time. */
const PATIENCE_MS = 600_000;

describe('two instances and their PostgreSQL, in processes of their own', () => {
  it(
    'lose nothing and send nothing twice when they are killed, or stopped for longer than a lease, while orders are under way',
    async () => {
      const { violations, figures } = await playKills({
        seed: 5,
        instances: 2,
        blows: ['service', 'postgres', 'pause', 'both'],
      });
      expect(violations).toEqual([]);
      expect(figures).toMatchObject({ 'sent twice': 0, lost: 0, 'shares invented': 0 });
      expect(figures['orders sent']).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
