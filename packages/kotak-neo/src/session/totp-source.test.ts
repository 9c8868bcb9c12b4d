import { describe, expect, it } from 'vitest';
import { credentials } from '../testing/fake-broker.ts';
import { TurnedClock } from '../testing/turned-clock.ts';
import { makeTotpSource } from './totp-source.ts';

const { totpSecret, ...account } = credentials;

describe('codes from a secret', () => {
  // The test vectors of RFC 6238 for SHA-1, their last six digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at %d s are those of RFC 6238', async (seconds, code) => {
    const source = makeTotpSource(credentials, new TurnedClock(seconds * 1_000));
    expect(await source.next()).toEqual({ ok: true, code });
  });

  it('are never given twice for one time step', async () => {
    const clock = new TurnedClock(59_000);
    const source = makeTotpSource(credentials, clock);
    const first = await source.next();
    const second = source.next();
    await clock.turn(999);
    expect(clock.pending).toBe(1);
    await clock.turn(1);
    expect(await second).not.toEqual(first);
    expect(clock.nowMs()).toBe(60_000);
  });

  it('may be used after all when they never left', async () => {
    const source = makeTotpSource(credentials, new TurnedClock(59_000));
    const first = await source.next();
    source.giveBack();
    expect(await source.next()).toEqual(first);
  });

  it.each(['gezd gnbv gy3t qojq gezd gnbv gy3t qojq', 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ===='])(
    'come from a secret written as %s',
    async (written) => {
      const source = makeTotpSource({ ...account, totpSecret: written }, new TurnedClock(59_000));
      expect(await source.next()).toEqual({ ok: true, code: '287082' });
    },
  );

  it('come from a secret of sixteen characters', async () => {
    const source = makeTotpSource({ ...account, totpSecret: 'JBSWY3DPEHPK3PXP' }, new TurnedClock(59_000));
    expect(await source.next()).toMatchObject({ ok: true });
  });

  it.each(['', 'short', 'not base32 at all 0189!'])(
    'do not come from %j, and it is not quoted',
    async (secret) => {
      const source = makeTotpSource({ ...account, totpSecret: secret }, new TurnedClock(59_000));
      const answer = await source.next();
      expect(answer.ok).toBe(false);
      if (!answer.ok && secret !== '') expect(answer.words).not.toContain(secret);
    },
  );
});

describe('codes from the caller', () => {
  it('are asked for again in the next time step when one comes twice', async () => {
    const codes = ['111111', '111111', '222222'];
    const clock = new TurnedClock(59_000);
    const source = makeTotpSource({ ...account, totp: () => codes.shift() ?? '' }, clock);
    expect(await source.next()).toEqual({ ok: true, code: '111111' });
    const second = source.next();
    await clock.turn(1_000);
    expect(await second).toEqual({ ok: true, code: '222222' });
  });

  it('that stay the same are not sent', async () => {
    const clock = new TurnedClock(59_000);
    const source = makeTotpSource({ ...account, totp: () => '111111' }, clock);
    await source.next();
    const second = source.next();
    await clock.turn(1_000);
    expect(await second).toMatchObject({ ok: false });
  });

  it('must have six digits', async () => {
    const source = makeTotpSource({ ...account, totp: async () => '12345' }, new TurnedClock(0));
    expect(await source.next()).toMatchObject({ ok: false, words: 'A TOTP code has six digits' });
  });

  it('may fail to come', async () => {
    const totp = () => Promise.reject(new Error('nobody is there'));
    const source = makeTotpSource({ ...account, totp }, new TurnedClock(0));
    expect(await source.next()).toMatchObject({
      ok: false,
      words: expect.stringContaining('nobody is there'),
    });
  });
});
