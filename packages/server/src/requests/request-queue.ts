import type { AccountHands } from '../desk/account-hands.ts';
import { orBeginAnew } from '../desk/or-begin-anew.ts';
import { createCoalescer } from '../monitor/cycle-runner.ts';
import { performRequest } from './perform-request.ts';
import type { RequestDeps } from './performer.ts';
import type { DeskRequest } from './request.ts';

export interface RequestQueue {
  /** Begins every request that waits; each kind decides whether it waits for its turn. Resolves when all have begun. */
  work(): Promise<void>;
  /** Resolves when none is under way. */
  idle(): Promise<void>;
}

/** The account's requests: begun in the order in which they were asked. */
export function createRequestQueue(
  deps: RequestDeps,
  hands: AccountHands,
  onProblem: (error: unknown, request: DeskRequest) => void,
): RequestQueue {
  const { requests } = hands.records;
  const underWay = new Set<Promise<void>>();

  async function carryOut(request: DeskRequest): Promise<void> {
    try {
      await hands.refresh();
      const answer = await performRequest(deps, hands, request);
      await requests.answer(request.id, answer, deps.clock.nowMs());
    } catch (error) {
      onProblem(error, request);
      const text =
        'It failed here, and how far it came is not known. Look at the order before you ask again.';
      const failed = { state: 'failed', code: 'internal_error', text, facts: {} } as const;
      await requests.answer(request.id, failed, deps.clock.nowMs());
    }
  }

  const turns = createCoalescer(async () => {
    for (;;) {
      const claim = hands.claim();
      if (claim === null) return;
      const request = await orBeginAnew(hands, () => requests.beginNext(claim));
      if (request === undefined) return;
      // One that could not even be answered is under way for ever, for all that anybody can tell.
      const work = orBeginAnew(hands, () => carryOut(request))
        .catch((error: unknown) => onProblem(error, request))
        .finally(() => underWay.delete(work));
      underWay.add(work);
    }
  });

  return {
    work: () => turns.fresh(),
    async idle() {
      await turns.idle();
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
}
