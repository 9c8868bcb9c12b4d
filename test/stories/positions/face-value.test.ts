import { describe, expect, it } from 'vitest';
import { positionDetail } from '../../../packages/server/src/http/schemas/position.ts';
import { openApi } from '../../support/api.ts';
import { bought, positionsOf, sellsOf } from '../../support/positions.ts';

const MONDAY = '2026-08-24';
const TUESDAY = '2026-08-25';

describe('another face value overnight, at prices as ever', () => {
  it('freezes the position, is told once with both values, and is done with once a person has confirmed', async () => {
    const day = await bought({}, { sellsUnsettled: true });
    await day.until('09:20:00');
    const [position] = await positionsOf(day);
    expect(position).toMatchObject({ face_value: 100 });
    const owner = await (await openApi(day)).owner();
    const path = `/api/v1/user/positions/${position?.id}`;
    day.simulator.broker.market.split({
      tradingSymbol: 'SBIN-EQ',
      from: 1,
      to: 1,
      exDay: MONDAY,
      faceValuePaise: 20,
    });

    await day.until('10:00:00', MONDAY);
    const frozen = positionDetail.parse((await owner.get(path)).body);
    const words = 'face value was 1.00 and is 0.20';
    expect(frozen).toMatchObject({
      hold: { by: 'corporate_action', reason: words },
      no_sell_reason: { code: 'frozen' },
    });
    expect(frozen.history.filter(({ kind }) => kind === 'position.frozen')).toHaveLength(1);
    expect(await sellsOf(day)).toHaveLength(1);
    const { items } = Object((await owner.get('/api/v1/user/notifications?page_size=100')).body);
    expect(items.filter((one: unknown) => JSON.stringify(one).includes(words))).toMatchObject([
      { kind: 'sells_problem' },
    ]);

    const resumed = await owner.send('POST', `${path}/resume`, {}, { 'idempotency-key': 'confirm-1' });
    expect(resumed).toMatchObject({ status: 200, body: { code: 'resumed' } });
    await day.until('10:05:00', MONDAY);
    expect((await sellsOf(day)).at(-1)).toMatchObject({ status: 'pending_execution' });
    expect(await positionsOf(day)).toMatchObject([{ face_value: 20 }]);

    await day.until('09:30:00', TUESDAY);
    expect(await positionsOf(day)).toMatchObject([{ sell_hold: null, no_sell_reason: null }]);
    expect(await sellsOf(day)).toHaveLength(3);
  });
});
