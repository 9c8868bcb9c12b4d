import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

interface Described {
  readonly path: string;
  readonly query: readonly string[];
}

/** Everything that can be asked for, as the description of the API has it. */
async function describedReads() {
  const day = await startTradingDay({ idle: true });
  const api = await openApi(day);
  const reads: Described[] = Object.entries(api.app.swagger().paths ?? {}).flatMap(([path, methods]) => {
    const get: unknown = methods === undefined ? undefined : Reflect.get(methods, 'get');
    if (get === undefined || !path.startsWith('/api/v1/user/')) return [];
    const parameters: unknown = Reflect.get(Object(get), 'parameters') ?? [];
    const query = (Array.isArray(parameters) ? parameters : []).flatMap((one: unknown) =>
      Reflect.get(Object(one), 'in') === 'query' ? [String(Reflect.get(Object(one), 'name'))] : [],
    );
    return [{ path, query }];
  });
  return {
    owner: await api.owner(),
    stranger: await api.newUser('bala'),
    reads,
    theirs: day.account.accountId,
  };
}

const named = (path: string) => path.replaceAll(/\{\w+\}/g, 'none_1');

describe('every route that reads', () => {
  it('knows no id that is not there', async () => {
    const { owner, reads } = await describedReads();
    const withId = reads.filter(({ path }) => path.includes('{'));
    expect(withId.length).toBeGreaterThan(5);
    const answers = await Promise.all(
      withId.map(async ({ path }) => [path, (await owner.get(named(path))).status] as const),
    );
    expect(answers.filter(([, status]) => status !== 404 && status !== 400)).toEqual([]);
  });

  it('refuses a day that is none and a page that is none', async () => {
    const { owner, reads } = await describedReads();
    const asked = reads.flatMap(({ path, query }) =>
      query
        .filter((name) => /^(from_date|to_date|day|page|page_size)$/.test(name))
        .map((name) => `${named(path)}?${name}=${/page/.test(name) ? 'x' : '2026-13-45'}`),
    );
    expect(asked.length).toBeGreaterThan(5);
    const answers = await Promise.all(
      asked.map(async (path) => [path, (await owner.get(path)).status] as const),
    );
    expect(answers.filter(([, status]) => status !== 400)).toEqual([]);
  });

  it('tells a stranger of an account of somebody else what it tells of one that is not there', async () => {
    const { stranger, reads, theirs } = await describedReads();
    const asked = reads.filter(({ query }) => query.includes('account_id'));
    expect(asked.length).toBeGreaterThan(5);
    const wrong: unknown[] = [];
    for (const { path } of asked) {
      const none = await stranger.get(`${named(path)}?account_id=acc_none`);
      const others = await stranger.get(`${named(path)}?account_id=${theirs}`);
      const isSame = others.status === none.status && Object(others.body).code === Object(none.body).code;
      const { total, items } = Object(others.body);
      // What is filtered by account has nothing then; everything else says that there is none.
      const isNothing =
        others.status >= 400 || total === 0 || items?.length === 0 || /\/(statistics|states)$/.test(path);
      if (!isSame || !isNothing) wrong.push([path, none.status, others.status]);
    }
    expect(wrong).toEqual([]);
  });
});
