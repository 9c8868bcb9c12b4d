import { istMomentText } from '@orderwatch/core';
import { changePreferences } from '../../db/notices/preferences.ts';
import { findOrder } from '../../db/orders/find-order.ts';
import type { OrderRow } from '../../db/orders/order-row.ts';
import { type Button, findButton, useButton } from '../../db/telegram/buttons.ts';
import type { ConnectedChat } from '../../db/telegram/chats.ts';
import { type Press, type PressOutcome, recordPress } from '../../db/telegram/presses.ts';
import type { BotParts } from './bot-parts.ts';
import { orderLines, orderText, plain, type Reply, reply, sentence, statusText } from './lines.ts';
import { loadStops } from './load-stops.ts';
import { windowFor } from './market-window.ts';
import { confirmOffers, isPossible, movesMoney, offersFor } from './order-actions.ts';
import { buttonIdOf, isAuthentic } from './sign-button.ts';

const SNOOZE_MS = 60 * 60_000;
const WORKING = ['retry', 'drop', 'cancel'] as const;
const OFFERED = ['retry', 'drop', 'cancel', 'details'] as const;

interface Pressed {
  readonly outcome: PressOutcome;
  readonly reply: Reply;
}

/**
 * What a press does. The button must be one of ours, for this chat, fresh and not used; the order must still be what it
 * was when the button was shown, and must allow it; where money moves, a second question is asked first. Whatever comes
 * of it is on record. Null: not a button of this chat, and nothing is answered.
 */
export async function pressButton(parts: BotParts, chat: ConnectedChat, data: string): Promise<Reply | null> {
  const { db, ids, keyRing, realTime } = parts;
  const atMs = realTime.nowMs();
  const id = buttonIdOf(data);
  const button = id === undefined ? undefined : await findButton(db, id);
  if (!button) return null;
  const isOurs =
    isAuthentic(keyRing, button, data) &&
    button.botId === chat.botId &&
    button.chatId === chat.chatId &&
    button.userId === chat.userId;
  const record = (outcome: PressOutcome, answer: string) =>
    recordPress(db, pressOf(button, chat, ids.next('prs'), atMs, outcome, answer));
  if (!isOurs) {
    await record('not_authentic', '');
    return null;
  }
  try {
    const { outcome, reply: answer } = await carryOut(parts, button, atMs);
    await record(outcome, answer.text.title);
    return answer;
  } catch (error) {
    await record('failed', '');
    throw error;
  }
}

function pressOf(
  button: Button,
  { userId, botId, chatId }: ConnectedChat,
  id: string,
  atMs: number,
  outcome: PressOutcome,
  answer: string,
): Press {
  const action = button.confirms ? `${button.action} confirmed` : button.action;
  const { id: buttonId, orderId, orderVersion } = button;
  return { id, userId, botId, chatId, buttonId, action, orderId, orderVersion, atMs, outcome, answer };
}

async function carryOut(
  parts: BotParts,
  button: Button & { readonly usedAtMs: number | null },
  atMs: number,
): Promise<Pressed> {
  const order =
    button.orderId === null
      ? undefined
      : await findOrder(parts.db, { userId: button.userId, orderId: button.orderId });
  const anew = order ? offersFor(order, OFFERED) : [];
  if (button.usedAtMs !== null) {
    return { outcome: 'used', reply: reply('This button has been used already.', stateLines(order)) };
  }
  if (button.expiresAtMs <= atMs) {
    const title = 'This button was good for ten minutes.';
    return { outcome: 'expired', reply: reply(title, stateLines(order), anew) };
  }
  // Of two presses at the same moment one comes through.
  if (!(await useButton(parts.db, button.id, atMs))) {
    return { outcome: 'used', reply: reply('This button has been used already.', stateLines(order)) };
  }
  if (button.action === 'never_mind') return { outcome: 'done', reply: reply('Nothing was done.') };
  if (button.action === 'resume') return resumeAll(parts, button);
  if (!order) return { outcome: 'refused', reply: reply('There is no such order any more.') };
  if (button.action === 'details') {
    const shown = reply(
      sentence(orderText(order)),
      orderLines(order),
      offersFor(order, ['retry', 'drop', 'cancel']),
    );
    return { outcome: 'done', reply: shown };
  }
  if (button.action === 'snooze') return snooze(parts, button, order);
  return actOnOrder(parts, button, order);
}

async function actOnOrder(parts: BotParts, button: Button, order: OrderRow): Promise<Pressed> {
  const action = WORKING.find((one) => one === button.action);
  if (!action) throw new Error(`Nothing is known of the action ${button.action}`);
  const { desk } = parts;
  const title = sentence(orderText(order));
  if (order.version !== button.orderVersion) {
    const lines = [
      plain('It has changed since the button was shown, so nothing was done.'),
      ...stateLines(order),
    ];
    return { outcome: 'changed', reply: reply(title, lines, offersFor(order, OFFERED)) };
  }
  if (!isPossible(action, order)) {
    return { outcome: 'refused', reply: reply(title, ['That is not possible now.', ...stateLines(order)]) };
  }
  if (action !== 'drop') {
    const window = windowFor(action, order, desk.calendar, desk.clock.nowMs());
    if (!window.open) return { outcome: 'refused', reply: reply(title, [window.text]) };
    if (movesMoney(action) && !button.confirms) {
      const question = `${action === 'retry' ? 'Retry' : 'Cancel'}: ${orderText(order)}?`;
      return { outcome: 'asked_again', reply: reply(question, [window.text], confirmOffers(action, order)) };
    }
  }
  const report = await desk.request({
    accountId: order.account_id,
    userId: button.userId,
    kind: action,
    orderId: order.id,
    channel: 'telegram',
  });
  const told = report.answer?.text ?? 'It is under way. You will be told what comes of it.';
  const { state } = report;
  const outcome = state === 'queued' || state === 'working' ? 'under_way' : state;
  return { outcome, reply: reply(title, [told]) };
}

/** Ends pauses and stops of all the user's accounts: placing begins again, so it is asked twice before. */
async function resumeAll({ db, desk }: BotParts, { userId, confirms }: Button): Promise<Pressed> {
  if (!confirms) throw new Error('Resuming is confirmed by its only button');
  const waiting = (await loadStops(db, userId)).filter(({ canResume }) => canResume);
  for (const { account } of waiting) await desk.resume(account.id, 'telegram');
  const lines = waiting.map(({ account }) => `${account.label}: may place again.`);
  return { outcome: 'done', reply: reply(waiting.length > 0 ? 'Resumed' : 'Nothing was paused', lines) };
}

async function snooze(parts: BotParts, { userId }: Button, order: OrderRow): Promise<Pressed> {
  const nowMs = parts.desk.clock.nowMs();
  const untilMs = nowMs + SNOOZE_MS;
  await changePreferences(parts.db, userId, nowMs, (before) => {
    const running = Object.entries(before.snoozed).filter(([, endsMs]) => endsMs > nowMs);
    return { ...before, snoozed: { ...Object.fromEntries(running), [order.id]: untilMs } };
  });
  const text = `Until ${istMomentText(untilMs)} you are not reminded of it. What contradicts an order is told all the same.`;
  return { outcome: 'done', reply: reply(sentence(orderText(order)), [text]) };
}

function stateLines(order: OrderRow | undefined) {
  return order ? [plain(`${sentence(orderText(order))}: ${statusText(order)}`)] : [];
}
