import { describe, expect, it } from 'vitest';
import { createLog, type LogFields } from './log.ts';

function collect() {
  const lines: string[] = [];
  const log = createLog({ nowMs: () => 0, destination: { write: (line) => void lines.push(line) } });
  return { log, lines };
}

describe('the log', () => {
  it('writes the fields of the allow-list', () => {
    const { log, lines } = collect();
    log.with({ account_id: 'acc_1' }).info('read the book', { rows: 3 });
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: '1970-01-01T00:00:00.000Z',
      account_id: 'acc_1',
      rows: 3,
      msg: 'read the book',
    });
  });

  it('drops every field that is not on the list, and every nested value', () => {
    const { log, lines } = collect();
    const wrong: object = { mpin: '123456', detail: { token: 'canary' }, rows: 1 };
    log.warn('odd', wrong as LogFields);
    expect(lines[0]).not.toMatch(/123456|canary/);
    expect(lines[0]).toContain('"rows":1');
  });

  it('writes of an error its name, message and code only', () => {
    const { log, lines } = collect();
    const error = Object.assign(new Error('refused'), {
      code: 'E1',
      config: { headers: { Auth: 'canary' } },
    });
    log.error('failed', { error });
    expect(lines[0]).toContain('"code":"E1"');
    expect(lines[0]).not.toContain('canary');
  });
});
