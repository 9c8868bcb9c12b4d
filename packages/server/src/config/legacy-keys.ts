import path from 'node:path';
import type { ConfigKey } from './config.ts';

/** How the installation lives beside tools of the earlier system. */
export const LEGACY_MODES = ['db-only', 'dual-write', 'dual-read'] as const;
export type LegacyMode = (typeof LEGACY_MODES)[number];

export interface LegacyConfig {
  readonly mode: LegacyMode;
  /** Absolute: where `pending_orders.json` lies. Null only with `db-only`. */
  readonly dir: string | null;
  /** Id, client code or label; null where there is one account. */
  readonly account: string | null;
}

export const LEGACY_KEYS: readonly ConfigKey[] = [
  {
    key: 'ORDERWATCH_LEGACY_MODE',
    meaning: `beside tools of the earlier system: ${LEGACY_MODES.join(', ')}`,
    fallback: 'db-only',
    secret: false,
  },
  {
    key: 'ORDERWATCH_LEGACY_DIR',
    meaning: 'folder of its pending_orders.json; needed for dual-write and dual-read',
    fallback: '',
    secret: false,
  },
  {
    key: 'ORDERWATCH_LEGACY_ACCOUNT',
    meaning: 'the account that it looked after, where there are several: id, client code or label',
    fallback: '',
    secret: false,
  },
];

/** Reads the three keys together. What is wrong is told through `complain`. */
export function readLegacyConfig(
  text: (key: string) => string,
  complain: (key: string, problem: string, mend: string) => void,
  cwd: string,
): LegacyConfig {
  const wanted = text('ORDERWATCH_LEGACY_MODE') || 'db-only';
  const mode = LEGACY_MODES.find((known) => known === wanted);
  if (mode === undefined)
    complain('ORDERWATCH_LEGACY_MODE', `"${wanted}" is no mode.`, `Use one of ${LEGACY_MODES.join(', ')}.`);
  const dir = text('ORDERWATCH_LEGACY_DIR');
  if (mode !== undefined && mode !== 'db-only' && dir === '') {
    complain(
      'ORDERWATCH_LEGACY_DIR',
      `It is empty, and the mode is ${mode}.`,
      "Set it to the folder of the earlier system's pending_orders.json, or the mode to db-only.",
    );
  }
  return {
    mode: mode ?? 'db-only',
    dir: dir === '' ? null : path.resolve(cwd, dir),
    account: text('ORDERWATCH_LEGACY_ACCOUNT') || null,
  };
}
