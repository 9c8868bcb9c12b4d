import { explainFileError, explainReason, explainRowSkip, readRecommendations } from '@orderwatch/core';
import { changeSet, type RunRow } from '../db/cycle/change-set.ts';
import { dayText } from '../db/cycle/records.ts';
import { endRun, noteRunSource, type RunEnd, type RunRecord } from '../db/placement/run-state.ts';
import type { AccountHands } from '../desk/account-hands.ts';
import { isSwitchedOn } from '../guards/guard-settings.ts';
import { readAccountSettings } from './account-settings.ts';
import { carryOutBuy, tryBuy } from './carry-out-buy.ts';
import type { RunDeps } from './place-deps.ts';
import { type PlacingContext, takeReadings } from './placing-context.ts';
import { planRun } from './plan-run.ts';
import { findRecommendations, whyStale } from './recommendation-source.ts';
import type { RunContext } from './run-context.ts';
import { rowFor } from './run-rows.ts';
import { tellShortFunds } from './tell-short-funds.ts';
import { tellUnplaced } from './tell-unplaced.ts';

const SWITCHED_OFF = {
  code: 'switched_off',
  text: 'Placing is switched off for this account. Switch it on in its settings, then ask again.',
};

const FAULT =
  'The run ended with a fault of the program. What was sent is looked after; the rest of the file was not placed.';

/**
 * Carries a run out from its source to its end. Whatever goes wrong, the run ends with a state that says what; only when
 * the account was taken over or given up, or the database is away, is it left as it is, for the next holder to settle and
 * to carry on.
 */
export async function runPlacement(deps: RunDeps, hands: AccountHands, run: RunRecord): Promise<void> {
  const telling = { ids: deps.ids, nowMs: () => deps.clock.nowMs() };
  let end: RunEnd | 'lease_lost';
  try {
    end = await carryOut(deps, hands, run);
  } catch (error) {
    const words = error instanceof Error ? error.message : 'unknown';
    const fault = { runId: run.id, carriedOn: false, text: `${FAULT} ${words}` };
    // What cannot be told is not ended: it is settled and told by whoever takes the account next.
    if (run.dryRun || (await tellUnplaced(telling, hands, fault))) {
      const refusal = { code: 'internal_error', text: words };
      await endRun(deps.db, run.id, { state: 'interrupted', refusal, summary: {} }, deps.clock.nowMs());
    }
    throw error;
  }
  if (end === 'lease_lost') return;
  await tellShortFunds({ db: deps.db, ...telling }, hands, run.id);
  // Whoever asks sees the answer; at the time of the schedule nobody looks.
  if (run.askedBy === 'schedule' && end.refusal !== undefined) {
    const { code, text } = end.refusal;
    const refused = end.state === 'refused' ? { refused: code } : {};
    await tellUnplaced(telling, hands, { runId: run.id, carriedOn: false, ...refused, text });
  }
  await endRun(deps.db, run.id, end, deps.clock.nowMs());
}

async function carryOut(deps: RunDeps, hands: AccountHands, run: RunRecord): Promise<RunEnd | 'lease_lost'> {
  const { db, clock } = deps;
  const facts = hands.facts();
  const settings = readAccountSettings(facts.settings);
  const source = await findRecommendations(deps, {
    userId: facts.userId,
    fileId: run.recommendationFileId,
    path: settings.recommendationsPath,
  });
  if (!source.ok) return refused(source.error.code, source.error.text);
  await noteRunSource(db, run.id, { recommendationFileId: source.value.id });
  if (run.askedBy === 'schedule') {
    const stale = whyStale(deps, source.value);
    if (stale !== null) return refused('recommendations_stale', stale);
  }
  const file = readRecommendations(source.value.rows, source.value.header);
  if (!file.ok) {
    return refused(file.error.kind, `${explainFileError(file.error)} ${file.error.mend}`);
  }

  const isOff = () => !run.dryRun && !isSwitchedOn(hands.facts().settings, 'placing');
  if (isOff()) return refused(SWITCHED_OFF.code, SWITCHED_OFF.text);
  const broker = hands.broker();
  if (broker === null) {
    return refused('no_credentials', 'The account has no credentials. Enter them, then ask again.');
  }
  if (broker.placing === null && !run.dryRun) {
    return refused('read_only', 'The account is read-only: nothing can be placed from here.');
  }

  const readings = await takeReadings(hands, broker.reading);
  if (typeof readings === 'string') return refused('book_unavailable', readings);
  const placing: PlacingContext = { deps, hands, settings, readings, broker };
  const plan = await planRun(placing, file.value.accepted);
  if (plan.kind === 'aborted') return refused(plan.reason.code, explainReason(plan.reason));
  const tradingDay = plan.buys.find((buy) => buy.kind === 'candidate')?.request.tradingDay;
  if (tradingDay !== undefined) await noteRunSource(db, run.id, { tradingDay: dayText(tradingDay) });

  const skipped = file.value.skipped.map(
    (skip): RunRow =>
      rowFor(
        { runId: run.id, position: skip.row, ticker: skip.ticker, detail: {} },
        {
          outcome: 'skipped',
          reason: { code: skip.reason.code, words: explainRowSkip(skip.reason) },
          orderId: null,
        },
      ),
  );
  if (skipped.length > 0) {
    const written = await hands.commit(() => changeSet(clock.nowMs(), { runRows: skipped }));
    if (!written.ok) return 'lease_lost';
  }

  const context: RunContext = { ...placing, run, wouldBuy: [] };
  for (const buy of plan.buys) {
    // What was not begun is nobody's order yet: it is left, not queued.
    if (isOff()) return { state: 'interrupted', refusal: SWITCHED_OFF, summary: {} };
    const result = run.dryRun ? await tryBuy(context, buy) : await carryOutBuy(context, buy);
    if (result === 'lease_lost') return 'lease_lost';
  }
  return { state: 'done', summary: { accepted: file.value.accepted.length, skipped_rows: skipped.length } };
}

function refused(code: string, text: string): RunEnd {
  return { state: 'refused', refusal: { code, text }, summary: {} };
}
