import type { Attempt } from '../api/types.ts';
import { formatLatency } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './attempts.module.css';
import { order as words } from './strings.ts';

/** Each sending to the broker; a retry is a new one, and the words of the old one stay. */
export function Attempts({ attempts }: { readonly attempts: readonly Attempt[] }) {
  if (attempts.length === 0) return null;
  return (
    <Panel title={words.attempts}>
      <ol className={styles.attempts} data-chain={attempts.length > 1 || undefined}>
        {attempts.map((attempt) => (
          <li key={attempt.id}>
            <h3>
              {attempt.number}. {words.attemptStates[attempt.state] ?? attempt.state}
            </h3>
            <Facts facts={listFacts(attempt)} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function listFacts(attempt: Attempt): readonly Fact[] {
  const { attempt: names } = words;
  const { sent_at, answered_at, broker_order_id, exchange_order_id, client_tag, filled_qty, reason } =
    attempt;
  return [
    { name: names.sent, value: sent_at === null ? words.notSent : formatMoment(parseMoment(sent_at)) },
    ...(sent_at === null
      ? []
      : [
          {
            name: names.answered,
            value:
              answered_at === null
                ? words.noAnswer
                : formatLatency(parseMoment(answered_at) - parseMoment(sent_at)),
          },
        ]),
    ...number(names.brokerNumber, broker_order_id),
    ...number(names.exchangeNumber, exchange_order_id),
    ...number(names.tag, client_tag),
    ...(filled_qty === 0 ? [] : [{ name: names.filled, value: formatCount(filled_qty) }]),
    ...(reason === null ? [] : [{ name: names.reason, value: reason }]),
  ];
}

/** A number to read out to the broker's support. */
function number(name: string, value: string | null): readonly Fact[] {
  if (value === null) return [];
  return [
    {
      name,
      value: (
        <>
          <code>{value}</code> <CopyButton text={value} what={name} />
        </>
      ),
    },
  ];
}
