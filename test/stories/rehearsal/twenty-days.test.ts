import { describe, expect, it } from 'vitest';
import { KEPT, playScenario } from '../../support/play-scenario.ts';

describe('twenty trading days in a row', () => {
  it('lose nothing, double nothing, and keep positions and money to the paisa', async () => {
    const report = await playScenario('twenty-days', 1);
    expect(report).toMatchObject({ ...KEPT, days: 20 });
    expect(report.cycles).toBeGreaterThan(20 * 200);
  }, 900_000);
});
