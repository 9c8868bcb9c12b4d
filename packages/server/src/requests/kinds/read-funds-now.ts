import { listingsToAsk } from '../../funds/listings-to-ask.ts';
import { readBands } from '../../funds/read-bands.ts';
import { readFunds } from '../../funds/read-funds.ts';
import type { RequestPerformer } from '../performer.ts';
import { done, refuse } from '../request.ts';

/** Asks the broker what is free, and between which prices the shares are taken that wait. The answer, a failure too, is kept where the page looks. */
export const readFundsNow: RequestPerformer = {
  turn: 'at_once',
  repeatable: true,
  async perform(deps, hands) {
    const reading = await readFunds(deps, hands);
    if (reading === null)
      return refuse('no_broker', 'The account has no connection to the broker. Enter its credentials first.');
    const broker = hands.broker();
    if (broker !== null) {
      const accountId = hands.facts().id;
      const listings = await listingsToAsk(deps.db, accountId, deps.clock.nowMs());
      await readBands(deps.db, broker.reading, { accountId, listings });
    }
    return reading.kind === 'failed'
      ? done('not_told', `The broker did not tell: ${reading.why.words}`)
      : done('read', 'The broker has told what is free.');
  },
};
