import { describe, expect, it } from 'vitest';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { ask } from '../../support/ask.ts';
import { type DatabaseDoor, openDatabaseDoor } from '../../support/database-door.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

describe('what a person asked for, when the database goes away in its middle', () => {
  it.each<{ readonly step: StepName; readonly statuses: readonly string[]; readonly placed: number }>([
    { step: 'placement:recorded', statuses: ['retry_pending', 'failed'], placed: 0 },
    { step: 'placement:sending', statuses: ['amo'], placed: 1 },
    { step: 'placement:answered', statuses: ['amo'], placed: 1 },
  ])('is sent at most once and settled without a start, at $step', async ({ step, statuses, placed }) => {
    const story: { door?: DatabaseDoor; away?: () => void } = {};
    const day = await startTradingDay({
      leaseMs: 30_000,
      async by(url) {
        story.door = await openDatabaseDoor(url);
        return story.door.url;
      },
      first: {
        instanceId: 'first',
        reached(at) {
          if (at === step) story.away?.();
        },
      },
    });
    story.away = () => {
      delete story.away;
      story.door?.shut();
      day.clock.setTimer(2_000, () => story.door?.open());
    };
    await day.until('16:05:00', EVENING);
    const body = { symbol: 'SBIN', side: 'buy', quantity: 5, limit_price: '1060.00', managed: false };
    await ask(day, { kind: 'place', body }).catch(() => undefined);
    await day.until('16:10:00', EVENING);
    expect(statuses).toContain((await day.order('SBIN')).status);
    expect(day.placements()).toBe(placed);
    const requests = await day.database.db.selectFrom('desk_requests').select('state').execute();
    expect(requests.map(({ state }) => state)).not.toContain('working');
    expect(requests.map(({ state }) => state)).not.toContain('queued');
  });
});
