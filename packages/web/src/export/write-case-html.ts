import { formatRupees } from '../format/rupees.ts';
import { formatMoment, istDay, istMillis, parseMoment } from '../format/time.ts';
import { describeOrder } from '../orders/describe-order.ts';
import { lookOfOrder } from '../orders/status-look.ts';
import type { CaseFile, Evidence } from './build-case.ts';
import { caseFile as words } from './strings.ts';

const style = `body{max-width:60em;margin:2em auto;padding:0 1em;font:15px/1.5 system-ui,sans-serif;color:#131b26}
h1{font-size:1.4em}h2{margin-top:2em;font-size:1.1em}table{border-collapse:collapse;width:100%}
th,td{padding:.3em .6em;border-bottom:1px solid #c5ccd6;text-align:left;vertical-align:top}
pre{overflow:auto;padding:1em;background:#eef1f4;white-space:pre-wrap;overflow-wrap:anywhere}code{overflow-wrap:anywhere}`;

/** The case file for people: one page that needs nothing else, and runs nothing. */
export function writeCaseHtml(file: CaseFile): string {
  const { order, events, evidence, made_at, evidence_no_longer_kept: gone } = file;
  const title = `${describeOrder(order)}.`;
  const facts: readonly (readonly [string, string | null])[] = [
    [words.state, lookOfOrder(order).word],
    [words.meaning, order.reason?.meaning ?? null],
    [words.brokerWords, order.reason?.broker_words ?? null],
    [words.instrument, `${order.trading_symbol}, ${order.exchange}`],
    [words.quantity, `${order.execution_qty} / ${order.quantity}`],
    [words.limit, order.limit_price && formatRupees(order.limit_price)],
    [words.average, order.execution_price && formatRupees(order.execution_price)],
    [words.day, order.trading_day],
    [words.created, formatMoment(parseMoment(order.created_at))],
    [words.brokerNumber, order.broker_order_id],
    [words.ourNumber, order.id],
  ];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${asText(title)}</title><style>${style}</style></head><body>
<h1>${asText(title)}</h1>
<p>${asText(words.madeAt(formatMoment(parseMoment(made_at))))}</p>
<table>${facts.map(([name, value]) => (value === null ? '' : row([name, value]))).join('')}</table>
<h2>${asText(words.attempts)}</h2>
<table>${order.attempts
    .map(({ number, state, sent_at, broker_order_id, exchange_order_id, reason }) =>
      row([
        String(number),
        state,
        sent_at === null ? words.notSent : stamp(sent_at),
        broker_order_id ?? '',
        exchange_order_id ?? '',
        reason ?? '',
      ]),
    )
    .join('')}</table>
<h2>${asText(words.events)}</h2>
<table>${events.map(({ at, actor, sentence, evidence_id }) => row([stamp(at), actor, sentence, evidence_id ?? ''])).join('')}</table>
<h2>${asText(words.evidence)}</h2>
${evidence.map(writeEvidence).join('\n')}
${gone.length === 0 ? '' : `<p>${asText(words.noLongerKept(gone.join(', ')))}</p>`}
</body></html>
`;
}

function writeEvidence({ id, source, received_at, sha256, payload }: Evidence): string {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload, null, 2);
  return `<h3 id="${asText(id)}">${asText(`${id}, ${source}, ${stamp(received_at)}`)}</h3>
<pre>${asText(text)}</pre><p>SHA-256 <code>${asText(sha256)}</code></p>`;
}

function row(cells: readonly string[]): string {
  return `<tr>${cells.map((cell) => `<td>${asText(cell)}</td>`).join('')}</tr>`;
}

function stamp(moment: string): string {
  const at = parseMoment(moment);
  return `${istDay(at)} ${istMillis(at)} IST`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The broker's words are anybody's words. */
function asText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}
