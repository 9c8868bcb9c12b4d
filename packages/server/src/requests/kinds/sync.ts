import type { AccountHands } from '../../desk/account-hands.ts';
import type { RequestDeps, RequestPerformer } from '../performer.ts';
import { type Answer, done, refuse } from '../request.ts';

/** Somebody asks for a look at the broker's book, now. */
export const sync: RequestPerformer = { turn: 'at_once', repeatable: true, perform };

async function perform(_: RequestDeps, hands: AccountHands): Promise<Answer> {
  const { performed, reading, detail, changedOrders } = await hands.readNow();
  const facts = { reading, changedOrders: [...changedOrders] };
  return performed ? done('read', detail, facts) : refuse('not_read', detail, facts);
}
