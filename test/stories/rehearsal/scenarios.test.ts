import { describe, expect, it } from 'vitest';
import type { ScenarioReport } from '../../../packages/server/src/rehearse/report.ts';
import { scenarios } from '../../../packages/server/src/rehearse/scenarios/index.ts';
import { KEPT, playScenario } from '../../support/play-scenario.ts';

/** Some are played at once, so that one reckons while another waits for its database; each takes longer for that. */
const LONGEST_MS = 900_000;
/** One that is over early, for what is about playing and not about the story. */
const SHORT = 'rejected-at-once';

const days = scenarios.filter((scenario) => (scenario.days ?? 1) < 20);
const reports = new Map<string, ScenarioReport>();

describe('a rehearsed day', () => {
  it.concurrent.each(days.map(({ name, story }) => ({ name, story })))(
    '$name: $story',
    async ({ name }) => {
      const report = await playScenario(name, 1);
      reports.set(name, report);
      expect(report).toMatchObject(KEPT);
      expect(report.cycles).toBeGreaterThan(100);
    },
    LONGEST_MS,
  );

  it(
    'is the same day again with the same seed, and another with another',
    async () => {
      const first = reports.get(SHORT) ?? (await playScenario(SHORT, 1));
      expect((await playScenario(SHORT, 1)).trace).toBe(first.trace);
      expect((await playScenario(SHORT, 2)).trace).not.toBe(first.trace);
    },
    LONGEST_MS,
  );
});
