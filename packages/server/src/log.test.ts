import { describe, expect, it } from 'vitest';
import { createLog, type LogFields } from './log.ts';

function collect(nowMs: () => number = () => 0) {
  const lines: string[] = [];
  const log = createLog({ nowMs, destination: { write: (line) => void lines.push(line) } });
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

  it('writes a fault that comes again and again once a minute, and says how often it came', () => {
    let now = 0;
    const { log, lines } = collect(() => now);
    for (; now <= 125_000; now += 1_000) log.error('Could not be delivered', { error: new Error('down') });
    expect(lines.map((line) => JSON.parse(line).repeated)).toEqual([undefined, 59, 59]);
  });

  it('leaves out no fault of another order, with other words, or that is no repetition', () => {
    const { log, lines } = collect();
    log.error('failed', { error: new Error('down'), order_id: 'ord_1' });
    log.error('failed', { error: new Error('down'), order_id: 'ord_2' });
    log.error('failed', { error: new Error('gone'), order_id: 'ord_2' });
    log.error('failed');
    log.error('failed');
    expect(lines).toHaveLength(5);
  });
});
