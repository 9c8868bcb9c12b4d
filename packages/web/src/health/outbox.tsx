import type { Health } from '../api/queries-health.ts';
import { formatCount } from '../format/rupees.ts';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import styles from './health.module.css';
import { health as words } from './strings.ts';

export function Outbox({ outbox }: Pick<Health, 'outbox'>) {
  return (
    <Panel title={words.outbox} flush={outbox.length > 0}>
      {outbox.length === 0 ? (
        <p className={styles.hint}>{words.outboxNone}</p>
      ) : (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.outbox}</caption>
          <thead>
            <tr>
              <th scope="col">{words.channel}</th>
              <th scope="col">{words.queued}</th>
              <th scope="col">{words.retrying}</th>
              <th scope="col">{words.dead}</th>
            </tr>
          </thead>
          <tbody>
            {outbox.map(({ channel, queued, failed, dead }) => (
              <tr key={channel}>
                <th scope="row">{words.channelNames[channel] ?? channel}</th>
                <td data-label={words.queued}>{formatCount(queued)}</td>
                <td data-label={words.retrying}>{formatCount(failed)}</td>
                <td data-label={words.dead} data-bad={dead > 0 || undefined} className={styles.count}>
                  {formatCount(dead)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
