import type { ChannelMessage, MessageItem } from '../../packages/server/src/notices/channels/channel.ts';

/** What a broker could say to break a message: markup of every channel, forged lines, and text that runs backwards. */
export const HOSTILE =
  'RMS:<b>bold</b> & _under_ *star* "quote" </p><script>x\u0000\u001b[31m\r\nBcc: a@b.c \u202eesrever';

const ITEM: MessageItem = {
  noticeId: 'ntc_1',
  eventId: 'evt_1',
  kind: 'order_rejected',
  severity: 'high',
  accountId: 'acc_1',
  orderId: 'ord_1',
  atMs: Date.UTC(2026, 7, 21, 3, 45),
  facts: { reason: HOSTILE },
};

/** A message about one rejected order. */
export function rejectionMessage(
  overrides: Partial<Omit<ChannelMessage, 'items'>> & { readonly item?: Partial<MessageItem> } = {},
): ChannelMessage {
  const { item, ...rest } = overrides;
  return {
    id: 'msg_1',
    text: {
      title: 'Rejected: buy 10 RELIANCE at ₹2,950.00',
      lines: [
        [
          { kind: 'plain', text: 'The broker says ' },
          { kind: 'quoted', text: HOSTILE },
        ],
        [{ kind: 'plain', text: 'Add ₹4,210.00 & try again.' }],
      ],
    },
    severity: 'high',
    silent: false,
    actions: [],
    ...rest,
    items: [{ ...ITEM, ...item }],
  };
}
