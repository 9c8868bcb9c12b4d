import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { toId } from '@orderwatch/core';
import type { Config } from '../../config/config.ts';
import { chooseLegacyAccount, noAccountWords } from '../choose-account.ts';
import { createLegacyBridge, type LegacyBridge, type LegacyBridgeOptions } from './legacy-bridge.ts';

type Parts = Omit<LegacyBridgeOptions, 'accountId' | 'userId' | 'mode' | 'dir'>;

/** A setting that cannot be carried out: the start ends with the words. */
class LegacyNotPossible extends Error {}

/**
 * The bridge that the configuration asks for; null with `db-only`, and while there is no account yet. Folder, rights and
 * account are checked before anything begins.
 */
export async function openLegacyBridge(
  { mode, dir, account }: Config['legacy'],
  parts: Parts,
): Promise<LegacyBridge | null> {
  if (mode === 'db-only' || dir === null) return null;
  const facts = await stat(dir).catch(() => null);
  if (!facts?.isDirectory())
    throw new LegacyNotPossible(
      `ORDERWATCH_LEGACY_DIR: ${dir} is no folder. Set it to the one of the earlier system's files.`,
    );
  await access(dir, mode === 'dual-write' ? constants.W_OK : constants.R_OK).catch(() => {
    throw new LegacyNotPossible(
      `ORDERWATCH_LEGACY_DIR: ${dir} may not be ${mode === 'dual-write' ? 'written' : 'read'} by this user. Change its rights, or set ORDERWATCH_LEGACY_MODE=db-only.`,
    );
  });
  const chosen = await chooseLegacyAccount(parts.db, account);
  if (!chosen.ok) {
    if (chosen.error.kind !== 'none') {
      throw new LegacyNotPossible(
        `${noAccountWords(chosen.error)} Set ORDERWATCH_LEGACY_ACCOUNT to one of them.`,
      );
    }
    parts.log.warn('There is no account yet, so that the files of the earlier system are left alone');
    return null;
  }
  const { id, userId } = chosen.value;
  return createLegacyBridge({ ...parts, mode, dir, accountId: toId('acc', id), userId: toId('usr', userId) });
}
