import { admitSell, instrumentKey, type Paise, type SellAdmissionInput, toId } from '@orderwatch/core';
import type { AccountBroker } from '../brokers/account-broker.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { draftOrder } from '../placement/draft-order.ts';
import type { PlaceDeps } from '../placement/place-deps.ts';
import { recordAndSend, type SendReport } from '../placement/record-and-send.ts';

/** Sends a position's sell, if the one gate of all sells lets it through; else nothing, and why. */
export async function placeSell(
  deps: PlaceDeps,
  hands: AccountHands,
  broker: AccountBroker,
  question: SellAdmissionInput,
  referenceClose: Paise | null,
): Promise<SendReport | { readonly kind: 'refused_by_gate'; readonly code: string }> {
  const admission = admitSell(question);
  if (admission.kind === 'refuse') return { kind: 'refused_by_gate', code: admission.reason.code };
  const { approved } = admission;
  const { id, userId } = hands.facts();
  const { instrument, quantity, orderType, limitPrice, variety, tradingDay, positionId } = approved;
  const order = draftOrder(
    {
      ids: deps.ids,
      accountId: toId('acc', id),
      userId: toId('usr', userId),
      runId: null,
      nowMs: deps.clock.nowMs(),
    },
    { instrument, quantity, orderType, limitPrice, variety, tradingDay },
    { status: 'placing', side: 'sell', positionId, instrumentKey: instrumentKey(instrument) },
  );
  return recordAndSend(
    { deps, hands, broker },
    {
      order,
      born: { recommendation: null },
      number: 1,
      request: { ...approved, reckonedPrice: limitPrice },
      actor: 'system',
      capability: 'sells',
      referenceClose,
      rowFor: () => null,
    },
  );
}
