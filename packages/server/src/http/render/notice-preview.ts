import {
  type GatheredNotices,
  NOTICE_CHANNELS,
  type NoticeChannel,
  type NoticeKind,
  type NoticePreferences,
  plainLine,
  renderNotice,
  sampleNotice,
} from '@orderwatch/core';
import type { z } from 'zod';
import { channelMessage } from '../../notices/channel-message.ts';
import type { ChannelMessage } from '../../notices/channels/channel.ts';
import { composeMail } from '../../notices/channels/compose-mail.ts';
import { markOf } from '../../notices/channels/telegram-channel.ts';
import { payloadOf } from '../../notices/channels/web-push-channel.ts';
import { webhookBody } from '../../notices/channels/webhook-channel.ts';
import { buttonLabel, isPossible } from '../../notices/telegram/order-actions.ts';
import { telegramParts } from '../../notices/telegram/telegram-text.ts';
import type { noticePreview } from '../schemas/notification.ts';

interface PreviewFacts {
  readonly preferences: Pick<NoticePreferences, 'hideAmounts'>;
  readonly nowMs: number;
  /** Where mails lead to; null where nobody said. */
  readonly pageUrl: string | null;
}

type Preview = z.infer<typeof noticePreview>;
type Dressed = Omit<Preview['items'][number], 'channel' | 'amounts_hidden'>;

/** How a message of a kind looks on each channel: made by what makes every message, from an invented notice. */
export function renderNoticePreview(kind: NoticeKind, facts: PreviewFacts): Preview {
  return {
    kind,
    items: NOTICE_CHANNELS.map((channel) => {
      const hideAmounts = facts.preferences.hideAmounts.includes(channel);
      return { channel, amounts_hidden: hideAmounts, ...dress(channel, kind, { ...facts, hideAmounts }) };
    }),
  };
}

function dress(
  channel: NoticeChannel,
  kind: NoticeKind,
  { nowMs, pageUrl, hideAmounts }: PreviewFacts & { readonly hideAmounts: boolean },
): Dressed {
  const notice = sampleNotice(kind, nowMs);
  const gathered: GatheredNotices = { notices: [notice], severity: notice.severity, silent: false };
  const message = channelMessage(gathered, { hideAmounts });
  switch (channel) {
    case 'in_app': {
      const { title, lines } = renderNotice(notice, { hideAmounts });
      return { title, text: lines.map(plainLine).join('\n'), buttons: [] };
    }
    case 'telegram': {
      const parts = telegramParts(message.text, markOf(message));
      const [title = '', ...text] = parts
        .map(({ plain }) => plain)
        .join('\n')
        .split('\n');
      return { title, text: text.join('\n'), buttons: buttonsOf(message, notice.order) };
    }
    case 'email': {
      const { subject, text } = composeMail(message, pageUrl);
      return { title: subject, text: text.replaceAll('\r\n', '\n').trimEnd(), buttons: [] };
    }
    case 'web_push': {
      const { title, body } = payloadOf(message);
      return { title, text: body, buttons: [] };
    }
    case 'webhook':
      return { title: null, text: JSON.stringify(webhookBody(message), null, 2), buttons: [] };
  }
}

function buttonsOf({ actions }: ChannelMessage, order: ReturnType<typeof sampleNotice>['order']): string[] {
  return actions.filter((action) => order !== null && isPossible(action, order)).map(buttonLabel);
}
