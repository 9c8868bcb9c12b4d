import {
  type GatheredNotices,
  hideAmountFacts,
  type JsonObject,
  type Notice,
  type NoticeOrder,
  renderGathered,
} from '@orderwatch/core';
import type { ChannelMessage, MessageItem, NoticeAction } from './channels/channel.ts';

/** A gathered message as a channel is given it. */
export function channelMessage(
  gathered: GatheredNotices,
  options: { readonly hideAmounts: boolean },
): ChannelMessage {
  const [first, ...rest] = gathered.notices;
  return {
    id: first.id,
    text: renderGathered(gathered, options),
    severity: gathered.severity,
    silent: gathered.silent,
    items: [itemOf(first, options), ...rest.map((notice) => itemOf(notice, options))],
    actions: rest.length === 0 ? actionsOf(first) : [],
  };
}

function itemOf(notice: Notice, { hideAmounts }: { readonly hideAmounts: boolean }): MessageItem {
  const { id, eventId, kind, severity, accountId, orderId, atMs, data, order } = notice;
  const facts: JsonObject = order === null ? data : { ...data, order: { ...order } };
  return {
    noticeId: id,
    eventId: eventId ?? id,
    kind,
    severity,
    accountId,
    orderId,
    atMs,
    facts: hideAmounts ? hideAmountFacts(facts) : facts,
  };
}

/** What can be done about it as the order stood; whoever offers it looks again when it is pressed. */
function actionsOf({ orderId, order, kind }: Notice): readonly NoticeAction[] {
  if (orderId === null) return [];
  return [
    ...(order === null ? [] : movesOf(order)),
    'details',
    ...(kind === 'order_unconfirmed' || kind === 'order_missing' ? (['snooze'] as const) : []),
  ];
}

function movesOf({ status, side, origin }: NoticeOrder): readonly NoticeAction[] {
  switch (status) {
    case 'retry_pending':
      return ['retry', 'drop'];
    case 'failed':
    case 'rejected':
      return side === 'buy' && origin !== 'external' ? ['retry', 'drop'] : [];
    case 'amo':
    case 'pending_execution':
      return ['cancel'];
    default:
      return [];
  }
}
