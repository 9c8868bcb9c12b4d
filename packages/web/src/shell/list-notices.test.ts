import { describe, expect, it } from 'vitest';
import type { Status } from '../api/types.ts';
import { listNotices } from './list-notices.ts';
import { shell } from './strings.ts';

const status: Status = {
  now: '2026-08-24T04:00:00Z',
  clock: { simulated: false, rate: 1 },
  mode: 'read-only',
  version: '0.1.0',
  market: {
    name: 'continuous',
    label: 'Market open',
    since: null,
    until: null,
    next_label: null,
    trading_day: '2026-08-24',
    next_trading_day: '2026-08-25',
    calendar_warning: null,
  },
  accounts: [],
  next_action: null,
  coming_actions: [],
  needs_login: false,
  needs_setup: false,
  leaving_demo: null,
};
const heard = { answering: true, silentSinceMs: undefined, stream: 'live' } as const;
const texts = (...args: Parameters<typeof listNotices>) => listNotices(...args).map((notice) => notice.text);

describe('the lines above the page', () => {
  it('are none when all is well', () => {
    expect(texts(status, { demo: false }, heard)).toEqual([]);
  });

  it('say first that the server is silent and since when, and not also that its stream is', () => {
    const silentSinceMs = Date.parse('2026-08-24T09:30:05+05:30');
    const silent = { answering: false, silentSinceMs, stream: 'down' } as const;
    const [line, ...rest] = texts(status, { demo: false }, silent);
    expect(line).toContain('does not answer since 24 Aug 2026, 09:30:05 IST.');
    expect(rest).toEqual([]);
    expect(texts(status, { demo: false }, { ...silent, answering: true })).toEqual([shell.streamDown]);
  });

  it('tell the owner of a real account that the demo is still playing', () => {
    const playing = { ...status, leaving_demo: 'how' };
    expect(texts(playing, { demo: false }, heard)).toEqual([shell.restartNeeded]);
    expect(texts(playing, { demo: true }, heard)).toEqual([]);
  });

  it('say once how wrong the clock is, by the worst that its accounts measured, and what to do', () => {
    const account = (off_ms: number, level: 'ok' | 'late' | 'bad') =>
      ({
        label: 'Asha',
        placing_stopped_reason: null,
        freshness: { session: 'ready', clock: { off_ms, level, measured_at: status.now } },
      }) as Status['accounts'][number];
    const all = (...accounts: Status['accounts']) =>
      listNotices({ ...status, accounts }, { demo: false }, heard);
    expect(all(account(0, 'ok'), account(3_000, 'ok'))).toEqual([]);
    const [late, ...none] = all(account(0, 'ok'), account(-8_000, 'late'));
    expect(late).toMatchObject({ level: 'late', text: expect.stringContaining('8 s behind') });
    expect(none).toEqual([]);
    const [bad, ...others] = all(account(90_000, 'bad'), account(89_000, 'bad'));
    expect(bad).toMatchObject({ level: 'bad', text: expect.stringContaining('1 min ahead') });
    expect(bad?.text).toContain('timedatectl set-ntp true');
    expect(others).toEqual([]);
  });

  it('warn when the calendar ends', () => {
    const market = { ...status.market, calendar_warning: 'The list of holidays ends.' };
    expect(texts({ ...status, market }, { demo: false }, heard)).toEqual(['The list of holidays ends.']);
  });
});
