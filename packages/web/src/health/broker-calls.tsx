import type { Health } from '../api/queries-health.ts';
import { formatLatency } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import styles from './health.module.css';
import { health as words } from './strings.ts';

interface BrokerCallsProps {
  readonly calls: Health['broker_calls'];
  readonly pace: Health['broker_pace'];
}

/** How much of the broker’s patience is used, and for what. */
export function BrokerCalls({ calls, pace: { last_minute, last_hour } }: BrokerCallsProps) {
  return (
    <Panel title={words.calls} flush={calls.length > 0}>
      {calls.length === 0 ? (
        <p className={styles.hint}>{words.noCalls}</p>
      ) : (
        <table className={tables.table}>
          <caption className={styles.caption}>
            {words.pace(formatCount(last_minute), formatCount(last_hour))} {words.callsText}
          </caption>
          <thead>
            <tr>
              <th scope="col">{words.call}</th>
              <th scope="col">{words.callNumber}</th>
              <th scope="col">{words.callMean}</th>
              <th scope="col">{words.callRefused}</th>
              <th scope="col">{words.callUnanswered}</th>
            </tr>
          </thead>
          <tbody>
            {calls.map(({ call, count, mean_ms, refused, unanswered }) => (
              <tr key={call}>
                <th scope="row">{call.replaceAll('_', ' ')}</th>
                <td data-label={words.callNumber}>{formatCount(count)}</td>
                <td data-label={words.callMean}>{formatLatency(mean_ms)}</td>
                <td data-label={words.callRefused}>{formatCount(refused)}</td>
                <td
                  data-label={words.callUnanswered}
                  data-bad={unanswered > 0 || undefined}
                  className={styles.count}
                >
                  {formatCount(unanswered)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
