import type { AccountHands } from './account-hands.ts';
import type { LoginReport } from './desk.ts';

/** Logs the account in at its broker, or says why that cannot be. */
export async function loginBroker(hands: AccountHands): Promise<LoginReport> {
  const not = (step: string, detail: string): LoginReport => ({
    ok: false,
    steps: [{ step, ok: false, detail }],
  });
  if (hands.claim() === null) return not('lease', 'Another instance acts for this account');
  const broker = hands.broker();
  return broker === null ? not('credentials', 'The account has no credentials') : broker.login();
}
