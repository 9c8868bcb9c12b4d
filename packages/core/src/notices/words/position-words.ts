import {
  decimalToPaise,
  formatCount,
  formatRupees,
  type Paise,
  parseDecimal,
  subtractPaise,
} from '../../money/index.ts';
import type { FactReader } from '../fact-reader.ts';
import type { Notice } from '../notice.ts';
import type { NoticeKind } from '../notice-kinds.ts';
import { advise, lines, sentence, type Wording } from './parts.ts';
import { byWhom } from './who-and-what.ts';

/** What is said of what the account owns, and of its sells. */
export const POSITION_WORDS = {
  position_opened: (notice, facts) => ({
    title: `${notice.eventKind === 'position.increased' ? 'Position grew' : 'Position opened'}: ${holding(notice, facts)}`,
    lines: lines(
      labelled('Bought for', valueText(facts, 'boughtValue')),
      labelled('Target', facts.rupees('target')),
    ),
  }),
  position_closed: (notice, facts) => {
    const isOver = notice.eventKind !== 'position.reduced';
    const bought = value(facts, 'boughtValue');
    const sold = value(facts, 'soldValue');
    const gross = isOver && bought !== null && sold !== null ? subtractPaise(sold, bought) : null;
    const symbol = facts.text('symbol') ?? notice.order?.symbol ?? 'a share';
    return {
      title: isOver
        ? `Position closed: ${symbol}${gross === null ? '' : `, ${profitText(gross)}`}`
        : `Position partly sold: ${symbol}, ${facts.number('positionQty') ?? 0} left`,
      lines: lines(
        labelled('Bought for', valueText(facts, 'boughtValue')),
        labelled('Sold for', valueText(facts, 'soldValue')),
        gross === null ? null : `Before charges: ${profitText(gross)}.`,
        labelled('Charges', facts.rupees('charges')),
        labelled('After charges', facts.rupees('realisedNet')),
      ),
    };
  },
  position_changed: (notice, facts) => ({
    title:
      notice.eventKind === 'account.trades_differ'
        ? 'Executions do not agree'
        : `Position changed: ${holding(notice, facts)}`,
    lines: lines(
      changedHow(notice, facts),
      reason(facts),
      notice.eventKind === 'account.trades_differ'
        ? advise("compare the orders with the trade book in the broker's app, and with the contract note.")
        : advise("compare it with the holdings in the broker's app."),
    ),
  }),
  sells_problem: (notice, facts) => ({
    title: `${notice.eventKind === 'position.frozen' ? 'Selling is frozen' : 'Sell order needs you'}: ${holding(notice, facts)}`,
    lines: lines(
      reason(facts),
      'Nothing of it is sold by itself for now.',
      advise('look at the position, and confirm or place its sell order there.'),
    ),
  }),
} as const satisfies Partial<Record<NoticeKind, Wording>>;

function holding({ order }: Notice, facts: FactReader): string {
  const symbol = facts.text('symbol') ?? order?.symbol;
  const quantity = facts.number('positionQty') ?? order?.quantity;
  if (symbol === undefined) return 'your shares';
  return quantity === undefined ? symbol : `${formatCount(quantity)} ${symbol}`;
}

function changedHow({ actor, eventKind }: Notice, facts: FactReader): string {
  if (eventKind === 'account.holdings_differ') {
    return 'The broker holds fewer shares than our positions say. Nothing is concluded from that.';
  }
  if (eventKind === 'account.trades_differ') {
    return "The broker's trade book names other executions than its order book showed. Nothing was changed.";
  }
  if (facts.text('by') === 'hand') return 'A part of it was sold by hand.';
  return `It was changed ${byWhom(actor)}.`;
}

function profitText(amount: Paise): string {
  return `${amount < 0 ? 'loss' : 'profit'} ${formatRupees(amount).replace('-', '')}`;
}

/** A sum of executions: exact, so it may have fractions of a paisa. */
function value(facts: FactReader, key: string): Paise | null {
  const read = parseDecimal(facts.text(key) ?? '');
  return read.ok ? decimalToPaise(read.value, 'nearest') : null;
}

function valueText(facts: FactReader, key: string): string | undefined {
  const amount = value(facts, key);
  return amount === null ? undefined : formatRupees(amount);
}

function labelled(label: string, text: string | undefined): string | null {
  return text === undefined ? null : `${label}: ${text}.`;
}

function reason(facts: FactReader): string | null {
  const text = facts.text('reason') ?? facts.text('why') ?? facts.text('text');
  return text === undefined ? null : `Reason: ${sentence(text)}`;
}
