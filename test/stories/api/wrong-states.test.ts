import { describe, expect, it } from 'vitest';
import { createSimulatorControls } from '../../../packages/server/src/demo/simulator-controls.ts';
import { openApi, type Reply } from '../../support/api.ts';
import { whileTimePasses } from '../../support/ask.ts';
import { enrol, openLoginHouse, post } from '../../support/login-house.ts';
import { thingsOf, tracesOf } from '../../support/owners-things.ts';
import { placeByHand } from '../../support/place-by-hand.ts';
import { bought, positionsOf } from '../../support/positions.ts';
import { EVENING, startTradingDay, type TradingDay } from '../../support/trading-day.ts';
import { change, writingRoutes } from '../../support/writing-routes.ts';
import { ACCOUNT_STATES } from './wrong-states/accounts.table.ts';
import { LOGIN_STATES } from './wrong-states/logins.table.ts';
import { OTHER_STATES } from './wrong-states/others.table.ts';
import { TRADING_STATES } from './wrong-states/trading.table.ts';
import type { World, WrongState, WrongStates } from './wrong-states/wrong-state.ts';

/** For every writing route what can be wrong beside its own body; or why nothing can. */
const WRONG_STATES: WrongStates = { ...LOGIN_STATES, ...TRADING_STATES, ...ACCOUNT_STATES, ...OTHER_STATES };

/**
 * A user who has something of every kind; the simulated broker lives in real time and plays a scenario already, and a
 * backup is being made.
 */
async function world(day: TradingDay): Promise<World> {
  const controls = createSimulatorControls({
    db: day.database.db,
    clock: day.clock,
    simulator: () => day.simulator,
    pace: null,
    rehearsals: {
      isOffered: async () => true,
      list: () => [],
      find: () => undefined,
      begin: () => undefined,
      close: () => {},
    },
  });
  const scenarios = [{ name: 'rehearsed', story: '' }];
  const backups = {
    folder: '',
    list: async () => [],
    works: () => [],
    backUp: () => undefined,
    check: async (name: string) => (name.includes('gone') ? ('not_found' as const) : undefined),
    close: () => {},
  };
  const api = await openApi(day, { simulator: { ...controls, scenarios }, backups });
  const owner = await api.owner();
  return {
    day,
    owner,
    things: await thingsOf(day, owner),
    ask: (method, address, body) =>
      whileTimePasses(day, change(owner, { method }, `/api/v1${address}`, body)),
  };
}

async function morning(): Promise<World> {
  const day = await bought();
  await day.until('09:20:00');
  return world(day);
}

function wordsOf({ body }: Reply): string {
  const { title, detail, mend } = Object(body);
  return `${title} ${detail} ${mend ?? ''}`;
}

const cases = Object.entries(WRONG_STATES).flatMap(([key, states]) =>
  typeof states === 'string' ? [] : states.map((state) => ({ key, state })),
);

/** Asks in the order of the table, each in the state that was arranged for it. */
async function judge(w: World, key: string, state: WrongState): Promise<unknown> {
  const [method = '', path = ''] = key.split(' ');
  await state.arrange?.(w);
  const before = await tracesOf(w.day);
  const address = state.address?.(w) ?? path.replace('/api/v1', '');
  const reply = await w.ask(method, address, state.body?.(w));
  const { code, reason } = Object(reply.body);
  return {
    status: reply.status,
    code,
    ...(state.answer.reason !== undefined && { reason }),
    says: state.says.test(wordsOf(reply)) ? 'what it shall' : wordsOf(reply),
    leaves: (await tracesOf(w.day)) === before ? 'no trace' : 'a trace',
  };
}

describe('the table of wrong states', () => {
  it('has a row for every writing route', async () => {
    const api = await openApi(await startTradingDay({ idle: true }));
    const keys = writingRoutes(api).map(({ key }) => key);
    expect(Object.keys(WRONG_STATES).toSorted()).toEqual(keys.toSorted());
  });
});

describe('a change that makes no sense as things stand', () => {
  it('is refused with a code, with how things stand and with what can be done, and leaves no trace', async () => {
    const w = await morning();
    const wrong: unknown[] = [];
    for (const { key, state } of cases) {
      const told = await judge(w, key, state);
      const shall = { ...state.answer, says: 'what it shall', leaves: 'no trace' };
      if (JSON.stringify(told) !== JSON.stringify(shall)) wrong.push([key, state.name, told]);
    }
    expect(wrong).toEqual([]);
  });

  it('is refused for a position that is closed', async () => {
    const day = await bought({ policy: 'none' });
    await day.until('09:20:00');
    const [open] = await positionsOf(day);
    placeByHand(day, { tradingSymbol: 'SBIN-EQ', side: 'S', quantity: open?.quantity ?? 0 });
    await day.until('09:23:00');
    const w = await world(day);
    const before = await tracesOf(day);
    const address = `/user/positions/${w.things.positionId}`;
    for (const [wish, body, reason, words] of [
      ['hold', {}, 'position_closed', /is closed: its shares are sold/],
      ['resume', undefined, 'position_closed', /is closed: its shares are sold/],
      [
        'adjust',
        { from: 1, to: 2, ex_day: '2026-08-21', reason: 'a split' },
        'position_closed',
        /is closed: its shares are sold/,
      ],
      ['settle-sale', { order_id: w.things.orderId, of_position: 1 }, 'no_unresolved_sale', /is settled/],
    ] as const) {
      const reply = await w.ask('POST', `${address}/${wish}`, body);
      expect([wish, reply.status, reply.body]).toEqual([
        wish,
        409,
        expect.objectContaining({ code: 'wrong_state', reason, detail: expect.stringMatching(words) }),
      ]);
    }
    expect(await tracesOf(day)).toBe(before);
  });

  it('is refused for a ratio of shares that cannot be', async () => {
    const day = await bought({ policy: 'none' });
    await day.until('09:20:00', '2026-08-24');
    const w = await world(day);
    const split = { from: 1, to: 2, ex_day: '2026-08-24', reason: 'a split' };
    const adjust = (change: object) =>
      w.ask('POST', `/user/positions/${w.things.positionId}/adjust`, { ...split, ...change });
    const refused = async (change: object, status: number, reason: string, words: RegExp) => {
      const before = await tracesOf(day);
      const reply = await adjust(change);
      expect([change, reply.status, reply.body]).toEqual([
        change,
        status,
        expect.objectContaining({ reason, detail: expect.stringMatching(words) }),
      ]);
      expect(await tracesOf(day)).toBe(before);
    };
    await refused({ from: 2 }, 400, 'impossible_ratio', /two different whole numbers/);
    await refused({ ex_day: '2026-09-21' }, 400, 'not_in_force_yet', /lies ahead/);
    await refused({ ex_day: '2026-08-21' }, 400, 'not_owned_then', /counted by the new ratio already/);
    await refused({ from: 1_000_000, to: 1 }, 400, 'nothing_left', /Less than one share/);
    await refused({ to: 1_000_000 }, 400, 'impossible_quantity', /more shares than an order/);
    expect((await adjust({})).status).toBe(200);
    await refused({}, 409, 'already_recorded', /recorded already/);
  });

  it('is not made twice: a second factor that is on is not begun again', async () => {
    const house = await openLoginHouse();
    await enrol(house);
    const again = await post(house.asha, 'second-factor');
    expect(again.body).toMatchObject({
      status: 409,
      code: 'second_factor_on',
      mend: 'To use another app, switch it off first.',
    });
  });
});

describe('stopping what is stopped', () => {
  it('is taken, and leaves no second trace', async () => {
    const w = await morning();
    const { accountId } = w.things;
    for (const [address, body] of [
      [`/user/broker-accounts/${accountId}/pause`, undefined],
      ['/user/kill-switch', { account_id: accountId, on: true, reason: 'enough' }],
    ] as const) {
      expect((await w.ask('POST', address, body)).status).toBe(200);
      const before = await tracesOf(w.day);
      const again = await w.ask('POST', address, body);
      expect([address, again.status]).toEqual([address, 200]);
      expect(await tracesOf(w.day)).toBe(before);
    }
    const told = (await w.day.events()).filter(({ kind }) => /account\.(paused|killed)/.test(kind));
    expect(told).toHaveLength(2);
  });
});

describe('a run that cannot be carried out', () => {
  it('is refused with the reason: a file that cannot be read, or a pause; a second one places nothing twice', async () => {
    const day = await startTradingDay();
    await day.until('16:05:00', EVENING);
    const recommendationsId = await day.recommend([{ symbol: 'SBIN' }]);
    const api = await openApi(day);
    const owner = await api.owner();
    const { accountId } = day.account;
    const ask = (method: string, address: string, body?: object) =>
      whileTimePasses(day, change(owner, { method }, `/api/v1/user${address}`, body));
    const begin = async (body: object) => {
      const reply = await ask('POST', '/placement-runs', { account_id: accountId, ...body });
      expect(reply.status).toBe(202);
      return String(Object(reply.body).id);
    };
    const end = async (id: string) => {
      const found = async () => Object((await owner.get(`/api/v1/user/placement-runs/${id}`)).body);
      for (let tries = 0; tries < 50; tries += 1) {
        if (!/queued|running/.test((await found()).state)) break;
        await day.clock.advanceBy(100);
      }
      return found();
    };
    const path = `/broker-accounts/${accountId}`;
    await ask('PATCH', path, { settings: { recommendations_path: '/nowhere/at/all.csv' } });
    const unreadable = await end(await begin({ dry_run: true }));
    expect(unreadable).toMatchObject({ state: 'refused', refusal: { code: 'no_recommendations' } });
    expect(unreadable.refusal.detail).toMatch(/all\.csv cannot be read/);

    const [first, second] = [
      await begin({ recommendations_id: recommendationsId }),
      await begin({ recommendations_id: recommendationsId }),
    ];
    expect(await end(first)).toMatchObject({ state: 'done', rows: [{ outcome: 'placed' }] });
    expect(await end(second)).toMatchObject({ state: 'done', rows: [{ outcome: 'skipped' }] });
    await ask('POST', `${path}/pause`);
    const paused = await end(await begin({ recommendations_id: recommendationsId }));
    expect(paused).toMatchObject({ state: 'refused', refusal: { code: 'account_paused' } });
    expect(day.placements()).toBe(1);
  });
});
