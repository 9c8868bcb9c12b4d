import type { Channel, ChannelKind, ChannelPatch } from '../../api/queries-settings.ts';
import { channels as words } from './strings.ts';

export interface ChannelField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'yes' | 'secret';
}

/** What is entered for each channel. A browser is subscribed, not typed. */
export const channelFields: Readonly<Record<ChannelKind, readonly ChannelField[]>> = {
  telegram: [{ name: 'bot_token', label: words.telegram.bot_token, kind: 'secret' }],
  email: [
    { name: 'host', label: words.email.host, kind: 'text' },
    { name: 'port', label: words.email.port, kind: 'number' },
    { name: 'secure', label: words.email.secure, kind: 'yes' },
    { name: 'user', label: words.email.user, kind: 'text' },
    { name: 'password', label: words.email.password, kind: 'secret' },
    { name: 'from', label: words.email.from, kind: 'text' },
    { name: 'to', label: words.email.to, kind: 'text' },
  ],
  web_push: [],
  webhook: [
    { name: 'url', label: words.webhook.url, kind: 'text' },
    { name: 'secret', label: words.webhook.secret, kind: 'secret' },
  ],
};

type ChannelDraft = Readonly<Record<string, string | boolean>>;

/** Secrets begin empty: the page never has them. */
export function draftOf(channel: Channel): ChannelDraft {
  return Object.fromEntries(
    channelFields[channel.channel].map(({ name, kind }) => {
      if (kind === 'secret') return [name, ''];
      const value = channel.settings[name];
      if (kind === 'yes') return [name, value === true];
      return [name, value === null || value === undefined ? '' : String(value)];
    }),
  );
}

/** As the API wants it: an emptied setting is taken away, an empty secret is left as it is. */
export function patchOf(kind: ChannelKind, enabled: boolean, draft: ChannelDraft): ChannelPatch {
  const settings: Record<string, string | number | boolean | null> = {};
  const secrets: Record<string, string> = {};
  for (const field of channelFields[kind]) {
    const value = draft[field.name] ?? '';
    if (typeof value === 'boolean') settings[field.name] = value;
    else if (field.kind === 'secret') {
      if (value !== '') secrets[field.name] = value.trim();
    } else settings[field.name] = value.trim() === '' ? null : typed(field.kind, value.trim());
  }
  return {
    enabled,
    ...(Object.keys(settings).length > 0 && { settings }),
    ...(Object.keys(secrets).length > 0 && { secrets }),
  };
}

function typed(kind: ChannelField['kind'], text: string): string | number {
  return kind === 'number' && /^\d+$/.test(text) ? Number(text) : text;
}
