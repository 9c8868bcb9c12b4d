import { realClock } from '@orderwatch/clock';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StepName } from '../../../packages/server/src/desk/steps.ts';
import { openProgramHome } from '../../support/program.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

const STOP_MS_MAX = 10_000;

describe('a stop in the middle of placing', () => {
  it.each<StepName>(['placement:recorded', 'placement:sending', 'placement:answered'])(
    'at %s ends within ten seconds, with what was sent written down and nothing sent twice',
    async (step) => {
      const stopping = { asked: undefined as Promise<void> | undefined, askedMs: 0, tookMs: Number.NaN };
      const day = await startTradingDay({
        leaseMs: 30_000,
        account: { cashPaise: 500_000_000 },
        first: {
          instanceId: 'first',
          reached(at) {
            if (at !== step || stopping.asked) return;
            stopping.askedMs = day.clock.nowMs();
            stopping.asked = day.desk.stop().then(() => {
              stopping.tookMs = day.clock.nowMs() - stopping.askedMs;
            });
          },
        },
      });
      await day.until('16:05:00', EVENING);
      await day.place(await day.recommend([{ symbol: 'SBIN' }, { symbol: 'ITC' }]));
      await day.until('16:05:20', EVENING);
      await stopping.asked;
      expect(stopping.tookMs).toBeLessThanOrEqual(STOP_MS_MAX);
      expect((await day.attempts()).map(({ state }) => state)).not.toContain('sending');

      // The lease was given back: the next one need not wait for it to run out.
      const second = await day.startDesk({ instanceId: 'second' });
      expect(second.liveFacts(day.account.accountId).holdsLease).toBe(true);
      await day.until('16:08:00', EVENING);
      const orders = await day.orders();
      expect(orders.map(({ symbol, status }) => `${symbol} ${status}`).sort()).toEqual([
        'ITC amo',
        'SBIN amo',
      ]);
      expect(day.placements()).toBe(2);
    },
  );

  it('is what SIGTERM asks of the program, which ends in order within ten seconds', async () => {
    const home = await openProgramHome();
    onTestFinished(() => home.close());
    const program = await home.start('serve');
    const askedMs = realClock.monotonicMs();
    expect(await program.stop()).toBe(0);
    expect(realClock.monotonicMs() - askedMs).toBeLessThan(STOP_MS_MAX);
  });
});
