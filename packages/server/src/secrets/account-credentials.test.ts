import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type AccountCredentials, sealCredentials, unsealCredentials } from './account-credentials.ts';
import { loadKeyRing } from './key-file.ts';

const folders: string[] = [];
async function keyFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderwatch-keys-'));
  folders.push(folder);
  return path.join(folder, 'deep', 'orderwatch.key');
}
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

const plain: AccountCredentials = {
  consumer_key: 'canary-key',
  mobile_number: '+919999999999',
  ucc: 'ABC12',
  mpin: '654321',
  totp_secret: 'JBSWY3DPEHPK3PXP',
};

describe('sealed credentials', () => {
  it('open again with the same key file, after a restart, too', async () => {
    const file = await keyFile();
    const stored = sealCredentials(await loadKeyRing(file), 'acc_1', plain);
    expect(unsealCredentials(await loadKeyRing(file), 'acc_1', stored)).toEqual({ ok: true, value: plain });
  });

  it('show nothing of what is in them', async () => {
    const stored = sealCredentials(await loadKeyRing(await keyFile()), 'acc_1', plain);
    const shown =
      JSON.stringify(stored) +
      Object.values(stored.sealedFields)
        .map((text) => Buffer.from(text, 'base64'))
        .join();
    for (const value of Object.values(plain)) expect(shown).not.toContain(value);
  });

  it('do not open in another account, in another field, with a bit changed, or with another key', async () => {
    const ring = await loadKeyRing(await keyFile());
    const stored = sealCredentials(ring, 'acc_1', plain);
    const fields = stored.sealedFields;
    const swapped = {
      ...stored,
      sealedFields: { ...fields, mpin: fields.ucc ?? '', ucc: fields.mpin ?? '' },
    };
    const changedKey = Buffer.from(stored.wrappedKey);
    changedKey[20] = (changedKey[20] ?? 0) ^ 1;
    const other = await loadKeyRing(await keyFile());
    expect(unsealCredentials(ring, 'acc_2', stored)).toMatchObject({
      ok: false,
      error: { kind: 'not_authentic' },
    });
    expect(unsealCredentials(ring, 'acc_1', swapped)).toMatchObject({
      ok: false,
      error: { kind: 'not_authentic' },
    });
    expect(unsealCredentials(ring, 'acc_1', { ...stored, wrappedKey: changedKey }).ok).toBe(false);
    expect(unsealCredentials(other, 'acc_1', stored).ok).toBe(false);
    expect(unsealCredentials(ring, 'acc_1', { ...stored, keyVersion: 7 })).toEqual({
      ok: false,
      error: { kind: 'key_missing', keyVersion: 7 },
    });
  });

  it('stay readable when a newer key is added', async () => {
    const file = await keyFile();
    const stored = sealCredentials(await loadKeyRing(file), 'acc_1', plain);
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}2 ${Buffer.from('0123456789abcdefghijklmnopqrstuv').toString('base64')}\n`);
    const ring = await loadKeyRing(file);
    expect(ring.current).toBe(2);
    expect(unsealCredentials(ring, 'acc_1', stored).ok).toBe(true);
    expect(sealCredentials(ring, 'acc_1', plain).keyVersion).toBe(2);
  });
});

describe('the key file', () => {
  it('is readable for its owner only, and refused when others can read it', async () => {
    const file = await keyFile();
    await loadKeyRing(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await chmod(file, 0o644);
    await expect(loadKeyRing(file)).rejects.toThrow(/chmod 600/);
  });

  it.each([
    ['empty', ''],
    ['short', '1 YWJj'],
    ['of zeros', `1 ${Buffer.alloc(32).toString('base64')}`],
    ['nonsense', 'hello'],
  ])('is refused when it is %s', async (_, text) => {
    const file = await keyFile();
    await loadKeyRing(file);
    await writeFile(file, text, { mode: 0o600 });
    await expect(loadKeyRing(file)).rejects.toThrow(/key file/);
  });
});
