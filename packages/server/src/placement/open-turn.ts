import { explainReason, type PlacingPermission } from '@orderwatch/core';
import type { AccountHands } from '../desk/account-hands.ts';
import { type Answer, refuse } from '../requests/request.ts';
import { type BuySettings, readAccountSettings } from './account-settings.ts';
import type { PlaceDeps } from './place-deps.ts';
import { type PlacingContext, takeReadings } from './placing-context.ts';

export type OpenedTurn =
  | { readonly kind: 'open'; readonly context: PlacingContext }
  | { readonly kind: 'shut'; readonly answer: Answer };

/** Reads what placing needs to know, or says why nothing can be placed at all. To be called in a placing turn. */
export async function openTurn(
  deps: PlaceDeps,
  hands: AccountHands,
  capabilities: readonly (keyof BuySettings['switches'])[],
): Promise<OpenedTurn> {
  const shut = (code: string, text: string): OpenedTurn => ({ kind: 'shut', answer: refuse(code, text) });
  const settings = readAccountSettings(hands.facts().settings);
  const off = capabilities.find((capability) => !settings.switches[capability]);
  if (off !== undefined) return shut('switched_off', `${SWITCHES[off]} is switched off for this account.`);
  const broker = hands.broker();
  if (broker === null)
    return shut('no_credentials', 'The account has no credentials. Enter them, then ask again.');
  if (broker.placing === null) {
    return shut('read_only', 'The account is read-only: nothing can be placed from here.');
  }
  const stopped = whyStopped(hands.placing());
  if (stopped !== null) return shut(stopped.code, explainReason(stopped));
  const readings = await takeReadings(hands, broker.reading);
  if (typeof readings === 'string') return shut('book_unavailable', readings);
  return { kind: 'open', context: { deps, hands, settings, readings, broker } };
}

const SWITCHES = {
  placing: 'Placing',
  verification: 'Verification',
  retries: 'Retrying',
  sells: 'Selling',
  follow_manual_changes: 'Following changes made by hand',
  notifications: 'Telling',
} as const;

function whyStopped(placing: PlacingPermission) {
  if (placing.kind === 'allowed') return null;
  return placing.kind === 'paused'
    ? ({ code: 'account_paused' } as const)
    : ({ code: 'placing_stopped', why: placing.why } as const);
}
