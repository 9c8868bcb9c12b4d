import { describe, expect, it } from 'vitest';
import { MARKET_OPEN, playKills } from '../../../packages/server/src/prove/kills/play-kills.ts';

/** Programs start, die and start again in real time; a machine under load takes many times as long for it. */
const PATIENCE_MS = 900_000;

describe('two instances and their PostgreSQL, in processes of their own', () => {
  it(
    'lose nothing and send nothing twice when one is stopped for longer than its lease, and then all of them are killed',
    async () => {
      const { violations, figures } = await playKills({
        seed: 5,
        instances: 2,
        blows: ['pause', 'both'],
        phases: [MARKET_OPEN],
      });
      expect(violations).toEqual([]);
      expect(figures).toMatchObject({ 'sent twice': 0, lost: 0, 'shares invented': 0 });
      expect(figures['orders sent']).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
