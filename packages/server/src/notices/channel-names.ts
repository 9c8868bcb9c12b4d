import type { ChannelKind } from './channels/channel.ts';

export const CHANNEL_NAMES: Readonly<Record<ChannelKind, string>> = {
  telegram: 'Telegram',
  email: 'E-mail',
  web_push: 'Web push',
  webhook: 'Webhook',
};
