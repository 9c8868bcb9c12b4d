import { describe, expect, it } from 'vitest';
import { createSimulatorControls } from '../../../packages/server/src/demo/simulator-controls.ts';
import { type OpenApi, openApi, type Reply } from '../../support/api.ts';
import { startTradingDay } from '../../support/trading-day.ts';

interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly kind: 'integer' | 'enum' | 'date' | 'text';
  readonly maximum: number;
}
interface Read {
  readonly path: string;
  readonly query: readonly Parameter[];
}

/** What no parameter of a kind takes. */
const WRONG: Readonly<Record<Parameter['kind'], readonly string[]>> = {
  integer: ['-1', '0', 'abc', '', '1.5', '1e9', 'NaN', '0x10z'],
  enum: ['no_such', ''],
  date: ['2026-02-30', '2026-13-01', '21-08-2026', 'yesterday', '', '2026-08-21T00:00:00Z'],
  text: ['a\0b'],
};
/** The stream answers without an end, and takes its questions as a list that it reads by itself. */
const STREAM = '/api/v1/user/stream';

/** Every route of the running program that reads, with what can be asked of it by the published description. */
function readsOf({ app }: OpenApi): readonly Read[] {
  const paths = app.accessRules
    .filter(({ method, url }) => method === 'GET' && url.startsWith('/api/v1/'))
    .map(({ url }) => url.replaceAll(/:([a-z_]+)/g, '{$1}'));
  return paths.map((path) => {
    const operation: unknown = Object(app.swagger().paths)[path]?.get;
    const parameters: readonly unknown[] = Object(operation).parameters ?? [];
    const query = parameters.filter((one) => Object(one).in === 'query').map(describeParameter);
    return { path, query };
  });
}

function describeParameter(parameter: unknown): Parameter {
  const { name, required, schema } = Object(parameter);
  const text = JSON.stringify(schema);
  const kind = /"enum":|"const":/.test(text)
    ? 'enum'
    : /"type":"(integer|number)"/.test(text)
      ? 'integer'
      : /"format":"date"/.test(text)
        ? 'date'
        : 'text';
  return { name, required: required === true, kind, maximum: Number(schema.maximum ?? 0) };
}

const USUAL: Readonly<Record<string, string>> = { from_date: '2026-08-20', account_id: 'acc_none' };

function ask(
  owner: { get(path: string): Promise<Reply> },
  { path, query }: Read,
  asked: Record<string, string>,
) {
  const needed = query.filter(({ required }) => required).map(({ name }) => [name, USUAL[name] ?? '']);
  const search = new URLSearchParams({ ...Object.fromEntries(needed), ...asked });
  return owner.get(`${path.replace('{day}', '2026-08-21').replaceAll(/\{\w+\}/g, 'none_1')}?${search}`);
}

async function house() {
  const day = await startTradingDay({ idle: true });
  const simulator = createSimulatorControls({
    db: day.database.db,
    clock: day.clock,
    simulator: () => day.simulator,
    pace: null,
    rehearsals: null,
  });
  const api = await openApi(day, { simulator });
  const reads = readsOf(api).filter(({ path }) => path !== STREAM);
  expect(reads.length).toBeGreaterThan(30);
  return { owner: await api.owner(), reads };
}

/** Whether an answer refuses the parameter by its name, and says how to mend it. */
function isRefused({ status, body }: Reply, name: string): boolean {
  const { code, mend, errors } = Object(body);
  const isNamed = errors?.some(({ path, message }: { path: string; message: string }) =>
    `${path} ${message}`.includes(name),
  );
  return status === 400 && code === 'invalid_request' && isNamed === true && typeof mend === 'string';
}

describe('every route that reads', () => {
  it('refuses a page, a day or a word that is none by the name of the parameter', async () => {
    const { owner, reads } = await house();
    const wrong: unknown[] = [];
    const seen = new Set<string>();
    for (const read of reads) {
      for (const { name, kind, maximum } of read.query) {
        seen.add(kind);
        const tooMuch = kind === 'integer' && maximum > 0 ? [String(maximum + 1)] : [];
        for (const value of [...WRONG[kind], ...tooMuch]) {
          const reply = await ask(owner, read, { [name]: value });
          if (!isRefused(reply, name))
            wrong.push([read.path, name, value, reply.status, reply.text.slice(0, 200)]);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect([...seen].toSorted()).toEqual(['date', 'enum', 'integer', 'text']);
  });

  it('refuses a parameter that it does not know, by its name', async () => {
    const { owner, reads } = await house();
    const wrong: unknown[] = [];
    for (const read of reads) {
      const reply = await ask(owner, read, { colour: 'red' });
      if (!isRefused(reply, 'colour')) wrong.push([read.path, reply.status, reply.text.slice(0, 200)]);
    }
    expect(wrong).toEqual([]);
  });

  it('refuses days that are the wrong way round, and a page of more than 500', async () => {
    const { owner, reads } = await house();
    const ranges = reads.filter(({ query }) => query.some(({ name }) => name === 'to_date'));
    expect(ranges.length).toBeGreaterThan(3);
    for (const read of ranges) {
      const reply = await ask(owner, read, { from_date: '2026-08-21', to_date: '2026-08-20' });
      expect([read.path, reply.status, isRefused(reply, 'from_date')]).toEqual([read.path, 400, true]);
    }
    const paged = reads.filter(({ query }) => query.some(({ name }) => name === 'page_size'));
    expect(paged.length).toBeGreaterThan(4);
    for (const read of paged) {
      const reply = await ask(owner, read, { page_size: '501' });
      expect([read.path, reply.status, isRefused(reply, 'page_size')]).toEqual([read.path, 400, true]);
    }
  });

  it('refuses a day in its address that is none', async () => {
    const { owner, reads } = await house();
    const days = reads.filter(({ path }) => path.includes('{day}'));
    expect(days.length).toBeGreaterThan(1);
    for (const { path } of days) {
      for (const day of ['2026-02-30', 'today', '%00', '20260821']) {
        const reply = await owner.get(path.replace('{day}', day));
        expect([path, day, reply.status, isRefused(reply, 'params.day')]).toEqual([path, day, 400, true]);
      }
    }
  });
});
