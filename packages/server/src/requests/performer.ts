import type { AccountHands } from '../desk/account-hands.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import type { Answer, DeskRequest } from './request.ts';

export type RequestDeps = DeskParts;

/** How requests of one kind are carried out. */
export interface RequestPerformer {
  /**
   * `placing`: one after the other with everything that admits and places, so that no two reckon with the same money.
   * `at_once`: beside whatever else is under way; a write that somebody overtook has to be decided again.
   */
  readonly turn: 'placing' | 'at_once';
  /**
   * Whether one that was under way when its instance ended is begun again. False for whatever sends: the order tells how
   * far it came.
   */
  readonly repeatable: boolean;
  readonly perform: (deps: RequestDeps, hands: AccountHands, request: DeskRequest) => Promise<Answer>;
}
