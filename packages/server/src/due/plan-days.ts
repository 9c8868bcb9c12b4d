import { planDay } from '../day/plan-day.ts';
import type { AccountContext } from '../desk/account-context.ts';
import { planSchedule } from '../placement/run-scheduled.ts';
import { planCloses } from '../prices/plan-closes.ts';
import { planRetries } from '../retry/plan-retries.ts';

/** Writes down when work of a trading day comes due next. Repeated, it moves only what the settings have moved. */
export type DayPlanner = (context: AccountContext) => Promise<void>;

export const PLANNERS: readonly DayPlanner[] = [
  ({ parts, hands }) => planSchedule(parts, hands),
  planRetries,
  planDay,
  planCloses,
];

/** When the account is taken, when its settings were written. One planner that fails keeps no other from its work. */
export async function planDays(context: AccountContext, planners: readonly DayPlanner[]): Promise<void> {
  for (const plan of planners) {
    try {
      await plan(context);
    } catch (error) {
      context.parts.log.error('A day could not be planned', { account_id: context.hands.facts().id, error });
    }
  }
}
