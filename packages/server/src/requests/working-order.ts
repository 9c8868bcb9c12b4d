import { type Attempt, type BrokerOrderId, type BrokerPort, decidingAttempt } from '@orderwatch/core';
import type { OrderLife } from '../db/cycle/load-order-life.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { orderAdvice } from './order-advice.ts';
import { type Answer, type DeskRequest, refuse } from './request.ts';

export type WorkingOrder =
  | {
      readonly kind: 'working';
      readonly life: OrderLife;
      readonly attempt: Attempt & { readonly brokerOrderId: BrokerOrderId };
      readonly broker: BrokerPort;
    }
  | { readonly kind: 'not'; readonly answer: Answer };

/** The order of a request, if it is one of ours that works at the broker and can be changed from here. */
export async function findWorkingOrder(hands: AccountHands, { orderId }: DeskRequest): Promise<WorkingOrder> {
  const not = (code: string, text: string, facts = {}): WorkingOrder => ({
    kind: 'not',
    answer: refuse(code, text, facts),
  });
  const life = await hands.records.findOrderLife(orderId ?? '');
  if (life === undefined) return not('order_not_found', 'There is no such order.');
  const { status, origin } = life.order;
  if (origin === 'external') {
    return not('external_order', "It was not placed here; change it in the broker's app.", { status });
  }
  // Not simply the latest: an earlier one can turn out to be live after all.
  const attempt = decidingAttempt(life.attempts);
  if ((status !== 'amo' && status !== 'pending_execution') || attempt === null) {
    return not('wrong_state', orderAdvice(life.order), { status });
  }
  const { brokerOrderId } = attempt;
  if (brokerOrderId === null)
    return not('wrong_state', "The broker's number of it is not known. Change it in the broker's app.", {
      status,
    });
  const broker = hands.broker();
  if (broker === null) return not('no_credentials', 'The account has no credentials.');
  if (broker.placing === null)
    return not('read_only', 'The account is read-only: nothing can be changed from here.');
  return {
    kind: 'working',
    life,
    attempt: { ...attempt, brokerOrderId } as typeof attempt & { brokerOrderId: BrokerOrderId },
    broker: broker.placing,
  };
}
