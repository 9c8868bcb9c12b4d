import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openApi } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** These end the session that the others need, or never end by nature. */
const LEFT_OUT = [/\/auth\/(logout|sessions|password|login|setup)/, /\/user\/stream$/];
const TRIES = 6;
const SEED = 20260821;

const ids = fc.oneof(
  fc.constantFrom('x', '0', '-1', 'ord_', "'; drop table orders; --", '../../etc/passwd', '%00', '\u{1F4B8}'),
  fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }),
);
const query = fc.dictionary(
  fc.constantFrom(
    'page',
    'page_size',
    'from_date',
    'status',
    'sort',
    'q',
    'reason',
    'account_id',
    '__proto__',
  ),
  fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('-1', '1e309', 'NaN', '2026-13-45', '9'.repeat(40))),
  { maxKeys: 4 },
);
const body = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(
    fc.constantFrom(
      'quantity',
      'limit_price',
      'symbol',
      'reason',
      'account_id',
      'settings',
      'enabled',
      'rows',
    ),
    fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.constantFrom(-1, 1e21, '1,00,000.005', '', null)),
  ),
);

describe('whatever is sent to any route of the API', () => {
  it('is answered, and never by a fault of the server', async () => {
    const day = await startTradingDay({ idle: true });
    const api = await openApi(day);
    const owner = await api.owner();
    const routes = Object.entries(api.app.swagger().paths ?? {}).flatMap(([path, methods]) =>
      METHODS.filter((method) => methods !== undefined && method in methods).map((method) => ({
        method,
        path,
      })),
    );
    const asked = routes.filter(({ path }) => !LEFT_OUT.some((pattern) => pattern.test(path)));
    expect(asked.length).toBeGreaterThan(60);
    const faults: string[] = [];
    const inputs = fc.sample(fc.record({ id: ids, query, body, key: fc.uuid() }), {
      seed: SEED,
      numRuns: asked.length * TRIES,
    });
    for (const [index, { method, path }] of asked.entries()) {
      for (const input of inputs.slice(index * TRIES, (index + 1) * TRIES)) {
        const address = path.replaceAll(/\{[^}]+\}/g, encode(input.id));
        const search = Object.keys(input.query).length === 0 ? '' : `?${new URLSearchParams(input.query)}`;
        const headers = { 'idempotency-key': input.key };
        const reply =
          method === 'get'
            ? await owner.get(`${address}${search}`)
            : await owner.send(method.toUpperCase(), `${address}${search}`, input.body, headers);
        // 503 says in order that something is not there now.
        if (reply.status >= 500 && reply.status !== 503) {
          faults.push(
            `${method} ${address}${search} ${JSON.stringify(input.body)}: ${reply.status} ${reply.text}`,
          );
        }
      }
    }
    expect(faults).toEqual([]);
    expect((await owner.get('/api/v1/user/orders')).status).toBe(200);
  }, 300_000);
});

/** A lone half of a pair cannot be sent in an address at all. */
function encode(text: string): string {
  return encodeURIComponent(text.replaceAll(/[\ud800-\udfff]/g, '_'));
}
