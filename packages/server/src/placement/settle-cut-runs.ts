import { continueRun, type RunContinuation } from '@orderwatch/core';
import { carryOnRun } from '../db/placement/carry-on-run.ts';
import { endRun, loadRunningRuns } from '../db/placement/run-state.ts';
import { settleRunRows } from '../db/placement/settle-run-rows.ts';
import type { TakeoverStep } from '../desk/takeover.ts';
import { readAccountSettings } from './account-settings.ts';
import { tellShortFunds } from './tell-short-funds.ts';
import { tellUnplaced } from './tell-unplaced.ts';

/**
 * What a new holder of the account does with runs that were under way: brings their reports up to date, and has the rest
 * placed by a run of its own while that is still the session that was meant. What was begun is not begun again: the
 * admission knows each order that is there.
 */
export const settleCutRuns: TakeoverStep = async ({ parts, hands }) => {
  const { db, ids, calendar, clock } = parts;
  const deps = { db, ids, nowMs: () => clock.nowMs() };
  const facts = hands.facts();
  const { variety } = readAccountSettings(facts.settings).placement;
  for (const run of await loadRunningRuns(db, facts.id)) {
    const now = clock.nowMs();
    await settleRunRows(db, run.id);
    await tellShortFunds(deps, hands, run.id);
    const verdict = continueRun(run, { now, calendar, variety });
    if (verdict.kind === 'continue') {
      const text = `${ENDED} ${CARRIED_ON}`;
      const newId = ids.next('run');
      // Told first: who dies in between has the next holder tell it again, which is the same notice.
      await tellUnplaced(deps, hands, { runId: run.id, carriedOn: true, text });
      await carryOnRun(db, { runId: run.id, newId, text, atMs: now });
    } else {
      const refusal = { code: 'interrupted', text: `${ENDED} ${LEFT[verdict.why]}` };
      if (!run.dryRun) {
        await tellUnplaced(deps, hands, { runId: run.id, carriedOn: false, text: refusal.text });
      }
      await endRun(db, run.id, { state: 'interrupted', refusal, summary: {} }, now);
    }
  }
};

const ENDED =
  'The program ended while the run was under way. What was sent is looked after, what was begun and not sent is queued.';
const CARRIED_ON =
  'The rest of the file is placed by a run that carries this one on; nothing is bought twice.';
const ASK_AGAIN = 'Ask for the run again if you still want it: it buys nothing twice.';
const LEFT: Readonly<Record<Extract<RunContinuation, { kind: 'leave' }>['why'], string>> = {
  dry_run: 'It only tried, so nothing was placed.',
  session_over: `The session that it was meant for has begun, so the rest of the file was not placed. ${ASK_AGAIN}`,
  too_late: `The market has been open too long since, so the rest of the file was not placed. ${ASK_AGAIN}`,
  too_often: `That has happened again and again, so the rest of the file was not placed. Look into the log first, then ask for the run again.`,
};
