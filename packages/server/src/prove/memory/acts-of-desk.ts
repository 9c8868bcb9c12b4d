import { planBuys, type Recommendation, resolveNotPlaced, whyNotRetryable } from '@orderwatch/core';
import { changeSet } from '../../db/cycle/change-set.ts';
import type { AccountHands } from '../../desk/account-hands.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { writeDecisions } from '../../divergences/write-decisions.ts';
import { readAccountSettings } from '../../placement/account-settings.ts';
import { carryOutBuy } from '../../placement/carry-out-buy.ts';
import { changeOrder } from '../../placement/change-order.ts';
import { openTurn } from '../../placement/open-turn.ts';
import { ownOrders, type RunContext } from '../../placement/run-context.ts';
import { retryOrder } from '../../retry/retry-order.ts';
import { retryQueue } from '../../retry/retry-queue.ts';
import type { MemoryTables } from './memory-tables.ts';

interface Scene {
  readonly parts: DeskParts;
  readonly hands: AccountHands;
  readonly tables: MemoryTables;
}
export type DeskAct = (scene: Scene) => Promise<unknown>;

const inTurn =
  (act: DeskAct): DeskAct =>
  (scene) =>
    scene.hands.placingTurn(() => act(scene));

export const placeBuys = (recommendations: readonly Recommendation[]): DeskAct =>
  inTurn(async ({ parts, hands }) => {
    if (hands.claim() === null) return;
    const opened = await openTurn(parts, hands, ['placing']);
    if (opened.kind === 'shut') return;
    const { settings, readings } = opened.context;
    const orders = await ownOrders(parts, hands);
    const plan = planBuys({
      now: parts.clock.nowMs(),
      calendar: parts.calendar,
      settings: settings.placement,
      recommendations,
      listings: readings.listings,
      placing: hands.placing(),
      book: readings.book,
      holdings: readings.holdings,
      todaysPositions: readings.todaysPositions,
      orders,
      positions: await hands.records.loadOpenQuantities(),
    });
    if (plan.kind === 'aborted') return;
    const run: RunContext['run'] = {
      ...{ id: `run_${parts.instanceId}-${parts.clock.nowMs()}`, accountId: hands.facts().id },
      ...{ recommendationFileId: null, dryRun: false, askedBy: 'schedule', state: 'running' },
    };
    for (const buy of plan.buys) {
      if ((await carryOutBuy({ ...opened.context, run, wouldBuy: [] }, buy)) === 'lease_lost') return;
    }
  });

const latestOf = async ({ hands, tables }: Scene, symbol: string) => {
  const found = [...tables.orders.values()]
    .map(({ order }) => order)
    .findLast(({ instrument, origin }) => instrument.symbol === symbol && origin === 'system');
  return found && hands.records.findOrderLife(found.id);
};

export const workRetryQueue: DeskAct = inTurn(async ({ parts, hands }) => {
  const { switches } = readAccountSettings(hands.facts().settings);
  if (!switches.retries || (await hands.records.loadRetryQueue()).length === 0) return;
  const opened = await openTurn(parts, hands, ['placing', 'retries']);
  if (opened.kind === 'open') await retryQueue(opened.context, 'schedule');
});

export const liftStops: DeskAct = async ({ parts: { clock, ids }, hands }) => {
  const { placingStoppedReason, breakerReason } = hands.facts();
  if (placingStoppedReason === null && breakerReason === null) return;
  const nowMs = clock.nowMs();
  const draft = {
    kind: 'account.placing_resumed',
    actor: 'user',
    source: 'user',
    orderId: null,
    attemptId: null,
    atMs: nowMs,
    data: {},
  } as const;
  const events = [{ id: ids.next('evt'), evidenceId: null, draft }];
  await hands.commit(() => changeSet(nowMs, { lift: { stop: true, breaker: true }, events }));
};

export const cancel =
  (symbol: string): DeskAct =>
  async (scene) => {
    const { parts, hands } = scene;
    const life = await latestOf(scene, symbol);
    const attempt = life?.attempts.at(-1);
    const placing = hands.broker()?.placing;
    if (life === undefined || attempt === undefined || placing == null) return;
    const { brokerOrderId } = attempt;
    const { status } = life.order;
    if (brokerOrderId === null || (status !== 'amo' && status !== 'pending_execution')) return;
    const target = { ...attempt, brokerOrderId } as typeof attempt & {
      readonly brokerOrderId: typeof brokerOrderId;
    };
    await changeOrder(parts, hands, placing, {
      ...{ order: life.order, attempt: target, wish: { kind: 'cancel' }, actor: 'user' },
      action: { kind: 'cancel', byPerson: true },
    });
  };

export const retry = (symbol: string): DeskAct =>
  inTurn(async (scene) => {
    const { parts, hands } = scene;
    const life = await latestOf(scene, symbol);
    if (life === undefined || whyNotRetryable(life.order, 'user') !== null) return;
    const opened = await openTurn(parts, hands, ['placing']);
    if (opened.kind === 'open') await retryOrder(opened.context, life.order.id, 'user');
  });

export const giveUp = (symbol: string): DeskAct =>
  inTurn(async (scene) => {
    const { parts, hands } = scene;
    const book = await hands.freshBook();
    const life = await latestOf(scene, symbol);
    const attempt = life?.attempts.findLast(({ state }) => state === 'unconfirmed');
    if (life === undefined || attempt === undefined) return;
    const decided = resolveNotPlaced(life, attempt.id, {
      ...{ nowMs: parts.clock.nowMs(), completeReadingMs: book?.requestedAtMs ?? null },
      ...{ reason: 'It is not at the broker', actor: 'user' },
    });
    if (decided.ok) await writeDecisions(parts, hands, [life], [decided.value]);
  });
