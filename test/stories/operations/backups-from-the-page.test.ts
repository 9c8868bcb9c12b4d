import { readdir, truncate } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBackup } from '../../../packages/server/src/backup/check-backup.ts';
import { backupsView } from '../../../packages/server/src/http/schemas/backup.ts';
import { openApi, type Visitor } from '../../support/api.ts';
import { backupsBeside } from '../../support/backups-beside.ts';
import { bought } from '../../support/positions.ts';

const PATH = '/api/v1/installation/backups';

/** A desk that has bought, and its owner, with a folder for backups. */
async function house(locate?: () => Promise<string>) {
  const day = await bought();
  const { backups, left } = await backupsBeside(day, locate);
  const api = await openApi(day, { backups });
  return { day, owner: await api.owner(), folder: backups.folder, left };
}

/** What came of the work, as soon as it has ended. */
async function ended(owner: Visitor, kind: 'backup' | 'check') {
  return expect
    .poll(async () => (await view(owner)).works.find((work) => work.kind === kind)?.state, {
      timeout: 60_000,
    })
    .not.toBe('running')
    .then(async () => (await view(owner)).works.find((work) => work.kind === kind));
}

const view = async (owner: Visitor) => backupsView.parse((await owner.get(PATH)).body);

describe('a backup from the page', () => {
  it('is made one at a time while the desk goes on, is listed with its size and time, and proves that it can be brought back', async () => {
    const { day, owner, folder, left } = await house();
    const placed = day.placements();
    expect((await view(owner)).items).toEqual([]);
    const [first, second] = await Promise.all([owner.send('POST', PATH), owner.send('POST', PATH)]);
    expect([first.status, second.status].sort()).toEqual([202, 409]);
    await day.until('09:25:00');
    expect(await ended(owner, 'backup')).toMatchObject({ state: 'done', problem: null });

    const { items } = await view(owner);
    const [kept] = items;
    expect(items).toEqual([
      { name: expect.any(String), bytes: expect.any(Number), made_at: expect.any(String), by_itself: false },
    ]);
    expect(await checkBackup(path.join(folder, kept?.name ?? ''))).toMatchObject({ ok: true });

    const checked = await owner.send('POST', `${PATH}/check`, { name: kept?.name });
    expect(checked.status).toBe(202);
    const proof = await ended(owner, 'check');
    expect(proof).toMatchObject({ state: 'done', name: kept?.name, problem: null });
    expect(proof?.rows).toBeGreaterThan(10);
    expect(proof?.events_checked).toBeGreaterThan(1);
    expect(left()).toEqual([]);
    // The morning’s sell went out meanwhile.
    expect(day.placements()).toBeGreaterThan(placed);
  });

  it('that is damaged is found out by its check, and what is in use is left alone', async () => {
    const { owner, folder, day } = await house();
    await owner.send('POST', PATH);
    await ended(owner, 'backup');
    const [name = ''] = await readdir(folder);
    await truncate(path.join(folder, name), 500);
    await owner.send('POST', `${PATH}/check`, { name });
    expect(await ended(owner, 'check')).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/^It is damaged/),
    });
    expect((await owner.get(`/api/v1/user/orders?account_id=${day.account.accountId}`)).status).toBe(200);
  });

  it('that cannot be made says so without naming hosts, users or passwords, and leaves no file', async () => {
    const { owner, folder } = await house(async () => 'postgres://someone:canary-password@127.0.0.1:1/none');
    await owner.send('POST', PATH);
    expect(await ended(owner, 'backup')).toMatchObject({ state: 'failed' });
    const { text } = await owner.get(PATH);
    expect(text).toContain('The log says why');
    expect(text).not.toMatch(/canary|someone|127\.0\.0\.1/);
    expect(await readdir(folder)).toEqual([]);
  });
});
