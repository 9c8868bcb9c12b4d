import { firstSetupToken } from '../auth/set-up.ts';
import { hasAccounts } from '../db/accounts/has-accounts.ts';
import { startDemo } from '../demo/start-demo.ts';
import type { Installation } from './installation.ts';
import type { Running } from './running.ts';
import { startReal } from './start-real.ts';

export interface Started {
  readonly running: Running;
  /** At the very first start only: with it the first user is made. It is kept as a hash and never shown again. */
  readonly setupToken: string | undefined;
}

/** Which desk opens: `auto` plays the demo until there is an account. */
export type Opening = 'auto' | 'real' | 'demo';

export async function start(installation: Installation, opening: Opening): Promise<Started> {
  const setupToken = await firstSetupToken(installation.auth);
  const isReal = opening === 'real' || (opening === 'auto' && (await hasAccounts(installation.main.db)));
  const running = isReal ? await startReal(installation) : await startDemo(installation);
  return { running, setupToken };
}
