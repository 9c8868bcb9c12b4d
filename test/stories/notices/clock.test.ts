import { describe, expect, it } from 'vitest';
import { statusView } from '../../../packages/server/src/http/schemas/status.ts';
import { openApi } from '../../support/api.ts';
import { startNotifiedDay } from '../../support/notified-day.ts';
import { MORNING } from '../../support/trading-day.ts';

/** A morning on a machine whose clock can be set wrong; the broker's is right. */
async function startMorning(skewMs = 0) {
  const wall = { skewMs };
  const day = await startNotifiedDay({ time: '09:30:00', day: MORNING, skewMs: () => wall.skewMs });
  const owner = await (await openApi(day)).owner();
  return {
    day,
    wall,
    async clock() {
      const status = statusView.parse((await owner.get('/api/v1/status')).body);
      return status.accounts[0]?.freshness.clock ?? null;
    },
    kinds: () => day.told.flatMap(({ items }) => items.map(({ kind }) => kind)),
  };
}

describe("this machine's clock", () => {
  it("is compared with the broker's by the answers that come anyway, and agrees", async () => {
    const { day, clock } = await startMorning();
    await day.until('09:35:00');
    expect(await clock()).toMatchObject({ off_ms: 0, level: 'ok' });
  });

  it('that is some seconds off is shown so, and nobody is told', async () => {
    const { day, wall, clock, kinds } = await startMorning();
    wall.skewMs = -8_000;
    await day.until('09:40:00');
    const measured = await clock();
    expect(measured).toMatchObject({ level: 'late' });
    expect(measured?.off_ms).toBeLessThanOrEqual(-7_000);
    expect(measured?.off_ms).toBeGreaterThanOrEqual(-8_000);
    expect(kinds()).toEqual([]);
  });

  it.each([
    ['ahead', 90_000],
    ['behind', -90_000],
  ])(
    'that goes wrong by more than a login stands is told of once, and once when it is right again (%s)',
    async (word, skewMs) => {
      const { day, wall, clock, kinds } = await startMorning();
      await day.until('09:32:00');
      wall.skewMs = skewMs;
      await day.until('09:45:00');
      expect(await clock()).toMatchObject({ level: 'bad' });
      expect(Math.sign((await clock())?.off_ms ?? 0)).toBe(Math.sign(skewMs));
      expect(kinds()).toEqual(['clock_off']);
      expect(day.told[0]?.title).toMatch(new RegExp(`^The clock of this machine is ${word} by (89|90) s`));
      expect(day.told[0]?.text).toContain('time synchronisation');
      wall.skewMs = 0;
      await day.until('10:00:00');
      expect(await clock()).toMatchObject({ off_ms: 0, level: 'ok' });
      expect(kinds()).toEqual(['clock_off', 'clock_right']);
    },
  );

  it('that is wrong from the start says why no login succeeds, and the day goes on when it is set right', async () => {
    const { day, wall, clock } = await startMorning(3_600_000);
    // The receiver of messages was entered after the first of them, so the list in the page is asked.
    const listed = async () =>
      (await day.database.db.selectFrom('notices').select('kind').execute()).map(({ kind }) => kind);
    await day.until('09:50:00');
    expect(await clock()).toMatchObject({ level: 'bad' });
    expect((await listed()).toSorted()).toEqual(expect.arrayContaining(['clock_off', 'session_lost']));
    wall.skewMs = 0;
    await day.until('10:20:00');
    expect(await clock()).toMatchObject({ off_ms: 0, level: 'ok' });
    const kinds = await listed();
    expect(kinds).toEqual(expect.arrayContaining(['clock_right', 'session_renewed']));
    expect(kinds.filter((kind) => kind === 'clock_off')).toHaveLength(1);
  });
});
