import { createHash } from 'node:crypto';
import { type NoticeLine, plainLine } from '@orderwatch/core';
import type { ChannelMessage } from './channel.ts';
import { escapeHtml, printable, shorten } from './printable.ts';

export interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The same at every repeat; null for what is sent once. */
  readonly key: string | null;
}

const SUBJECT_LETTERS = 150;

/** One message as a mail of text and HTML. A repeat has the same Message-ID, by which mail programs show it once. */
export function composeMail({ id, text, items, severity }: ChannelMessage, pageUrl: string | null): Mail {
  const [{ orderId }] = items;
  const link =
    pageUrl !== null && items.length === 1 && orderId !== null ? `${pageUrl}/orders/${orderId}` : null;
  const title = printable(text.title);
  const lines = text.lines.map((line) => printable(plainLine(line)));
  const foot = `Message ${printable(id)} of Orderwatch. What you are told of is set on the page under Notifications.`;
  return {
    subject: shorten(title, SUBJECT_LETTERS),
    text: [title, '', ...lines, ...(link === null ? [] : ['', link]), '', '-- ', foot, ''].join('\r\n'),
    html: [
      '<!doctype html><html lang="en"><body style="font-family:sans-serif;line-height:1.5">',
      `<p><b>${escapeHtml(text.title)}</b></p>`,
      `<p>${text.lines.map(htmlLine).join('<br>\n')}</p>`,
      ...(link === null ? [] : [`<p><a href="${escapeHtml(link)}">Open the order</a></p>`]),
      `<p style="color:#555;font-size:smaller">${escapeHtml(foot)}</p>`,
      '</body></html>\n',
    ].join('\n'),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Orderwatch-Event': items
        .map(({ eventId }) => printable(eventId))
        .slice(0, 20)
        .join(' '),
      ...(severity === 'critical' && { Importance: 'high' }),
    },
    key: createHash('sha256').update(id).digest('hex').slice(0, 32),
  };
}

function htmlLine(line: NoticeLine): string {
  return line
    .map(({ kind, text }) => (kind === 'quoted' ? `<q>${escapeHtml(text)}</q>` : escapeHtml(text)))
    .join('');
}
