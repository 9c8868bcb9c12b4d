import { describe, expect, it } from 'vitest';
import { TurnedClock } from '../testing/turned-clock.ts';
import { keepSession } from './keep-session.ts';
import type { LogInAttempt } from './log-in.ts';
import type { LoginErrorKind } from './login-error.ts';
import type { Session } from './session.ts';

const hourMs = 3_600_000;

function setUp(lifeMs = 8 * hourMs) {
  const clock = new TurnedClock(1_000_000);
  let logins = 0;
  let failing: { kind: LoginErrorKind; reached: boolean } | undefined;
  const logIn = async (): Promise<LogInAttempt> => {
    logins += 1;
    if (failing) {
      return { ok: false, error: { kind: failing.kind, words: failing.kind }, reached: failing.reached };
    }
    return { ok: true, session: sessionAt(clock.nowMs(), lifeMs, logins) };
  };
  return {
    clock,
    keeper: keepSession(clock, logIn),
    logins: () => logins,
    fail(kind: LoginErrorKind, reached = true) {
      failing = { kind, reached };
    },
    mend() {
      failing = undefined;
    },
  };
}

function sessionAt(obtainedAtMs: number, lifeMs: number, count: number): Session {
  return {
    token: `token-${count}`,
    sid: `sid-${count}`,
    baseUrl: 'https://e43.kotaksecurities.com',
    rtUrl: undefined,
    facts: {
      ucc: 'AB1C2',
      baseUrl: 'https://e43.kotaksecurities.com',
      dataCenter: 'E43',
      obtainedAtMs,
      expiresAtMs: obtainedAtMs + lifeMs,
    },
  };
}

async function obtainSession(keeper: ReturnType<typeof keepSession>): Promise<Session> {
  const obtained = await keeper.obtain();
  if (!obtained.ok) throw new Error(obtained.error.words);
  return obtained.session;
}

describe('a kept session', () => {
  it('is made by one login for all who ask together, and used after that', async () => {
    const { keeper, logins } = setUp();
    const all = await Promise.all([keeper.obtain(), keeper.obtain(), keeper.obtain()]);
    expect(logins()).toBe(1);
    expect(new Set(all.map((one) => (one.ok ? one.session : undefined))).size).toBe(1);
    await keeper.obtain();
    expect(logins()).toBe(1);
  });

  it('shares a failure, too', async () => {
    const { keeper, logins, fail } = setUp();
    fail('wrong_mpin');
    const all = await Promise.all([keeper.obtain(), keeper.obtain()]);
    expect(logins()).toBe(1);
    expect(all.every((one) => !one.ok && one.error.kind === 'wrong_mpin')).toBe(true);
  });

  it('is renewed some minutes before it ends', async () => {
    const { keeper, clock, logins } = setUp();
    await keeper.obtain();
    await clock.turn(8 * hourMs - 5 * 60_000 - 1);
    await keeper.obtain();
    expect(logins()).toBe(1);
    await clock.turn(1);
    await keeper.obtain();
    expect(logins()).toBe(2);
  });

  it('made within those minutes is used until it ends, and then replaced', async () => {
    const { keeper, clock, logins } = setUp(2 * 60_000);
    await keeper.obtain();
    await clock.turn(60_000);
    await keeper.obtain();
    expect(logins()).toBe(1);
    await clock.turn(60_000);
    await keeper.obtain();
    expect(logins()).toBe(2);
  });

  it('stays in use while an early renewal fails, until it ends', async () => {
    const { keeper, clock, logins, fail } = setUp();
    await keeper.obtain();
    fail('temporary');
    await clock.turn(8 * hourMs - 4 * 60_000);
    expect((await keeper.obtain()).ok).toBe(true);
    expect((await keeper.obtain()).ok).toBe(true);
    expect(logins()).toBe(2);
    await clock.turn(4 * 60_000);
    expect((await keeper.obtain()).ok).toBe(false);
  });

  it('is dropped when it is refused, and only when it is the present one', async () => {
    const { keeper, logins } = setUp();
    const first = await obtainSession(keeper);
    keeper.prove(first);
    keeper.reject(first);
    const second = await obtainSession(keeper);
    keeper.reject(first);
    expect(keeper.present()).toBe(second);
    expect(logins()).toBe(2);
  });
});

describe('failed logins', () => {
  it('are blocked after three within a minute, and let through when it has passed', async () => {
    const { keeper, clock, logins, fail, mend } = setUp();
    fail('wrong_mpin');
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await keeper.obtain();
      await clock.turn(10_000);
    }
    mend();
    expect(await keeper.obtain()).toMatchObject({
      ok: false,
      error: { kind: 'login_blocked', retryAtMs: 1_060_000 },
    });
    expect(logins()).toBe(3);
    await clock.turn(30_000);
    expect((await keeper.obtain()).ok).toBe(true);
  });

  it('that the broker goes on refusing wait longer each time, and an accepted session ends that', async () => {
    const { keeper, clock, logins, fail, mend } = setUp();
    fail('wrong_mpin');
    for (let minute = 0; minute < 60; minute += 1) {
      await keeper.obtain();
      await clock.turn(60_000);
    }
    // At the minutes 0, 1, 2, 3, 4, 6, 10, 18, 33 and 48.
    expect(logins()).toBe(10);
    expect(await keeper.obtain()).toMatchObject({ error: { kind: 'login_blocked' } });
    mend();
    await clock.turn(15 * 60_000);
    keeper.prove(await obtainSession(keeper));
    keeper.forget();
    fail('wrong_mpin');
    await keeper.obtain();
    await keeper.obtain();
    expect(logins()).toBe(13);
  });

  it('because the broker is down go on every minute', async () => {
    const { keeper, clock, logins, fail } = setUp();
    fail('temporary');
    for (let minute = 0; minute < 30; minute += 1) {
      await keeper.obtain();
      await clock.turn(60_000);
    }
    expect(logins()).toBe(30);
  });

  it('that never left this machine block nothing', async () => {
    const { keeper, logins, fail } = setUp();
    fail('network', false);
    for (let attempt = 0; attempt < 5; attempt += 1) await keeper.obtain();
    expect(logins()).toBe(5);
  });

  it('include sessions that are refused before anything accepted them', async () => {
    const { keeper, logins } = setUp();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const obtained = await keeper.obtain();
      if (obtained.ok) keeper.reject(obtained.session);
    }
    expect(logins()).toBe(3);
  });
});
