import { expect, it } from 'vitest';
import { settingsOrigin } from '../../../packages/server/src/http/schemas/account.ts';
import { openApi } from '../../support/api.ts';
import { EVENING, startTradingDay } from '../../support/trading-day.ts';

it('settings tell what they begin with, and when each was last changed', async () => {
  const day = await startTradingDay({ idle: true, time: '16:00:00' });
  const owner = await (await openApi(day)).owner();
  const path = `/api/v1/user/broker-accounts/${day.account.accountId}`;
  const change = async (body: object) => (await owner.send('PATCH', path, body)).status;
  const origin = async () => settingsOrigin.parse((await owner.get(`${path}/settings-origin`)).body);

  expect(await origin()).toMatchObject({
    defaults: { placement_time: '16:05', guards: { max_orders_per_day: 50 }, sells: { policy: 'ema9' } },
    changed_at: {},
  });
  expect(await change({ settings: { max_positions: 4, retry: { time: '08:30' } } })).toBe(200);
  const first = '2026-08-20T10:30:00.000Z';
  expect((await origin()).changed_at).toEqual({ max_positions: first });

  await day.until('16:01:00', EVENING);
  // The same value again is no change, another name is no setting, and what is refused changes nothing.
  expect(await change({ settings: { max_positions: 4 } })).toBe(200);
  expect(await change({ label: 'Another name' })).toBe(200);
  expect(await change({ settings: { max_positions: 0, retry: { time: '08:40' } } })).toBe(400);
  expect(await change({ settings: { placement_time: '16:20' }, settings_version: 'of before' })).toBe(409);
  expect((await origin()).changed_at).toEqual({ max_positions: first });

  expect(await change({ settings: { retry: { time: '08:40' } } })).toBe(200);
  expect((await origin()).changed_at).toEqual({
    max_positions: first,
    'retry.time': '2026-08-20T10:31:00.000Z',
  });
});
