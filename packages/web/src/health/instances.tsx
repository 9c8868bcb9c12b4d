import type { Health } from '../api/queries-health.ts';
import type { BrokerAccount } from '../api/types.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import styles from './health.module.css';
import { health as words } from './strings.ts';

interface InstancesProps {
  readonly instances: NonNullable<Health['instances']>;
  readonly accounts: readonly Pick<BrokerAccount, 'id' | 'label'>[];
}

/** Who runs on this database, and which accounts each acts for. */
export function Instances({ instances, accounts }: InstancesProps) {
  const labels = (ids: readonly string[]): string =>
    accounts.flatMap(({ id, label }) => (ids.includes(id) ? [label] : [])).join(', ');
  const versions = new Set(instances.map(({ version }) => version));
  return (
    <Panel title={words.instances}>
      {versions.size > 1 && <p className={styles.hint}>{words.mixedVersions([...versions].join(', '))}</p>}
      {instances.some(({ shares }) => !shares) && <p className={styles.hint}>{words.otherKeys}</p>}
      <table className={tables.table}>
        <caption className="visually-hidden">{words.instances}</caption>
        <thead>
          <tr>
            <th scope="col">{words.instance}</th>
            <th scope="col">{words.actsFor}</th>
            <th scope="col">{words.instanceSince}</th>
            <th scope="col">{words.version}</th>
          </tr>
        </thead>
        <tbody>
          {instances.map(({ id, here, account_ids, since, version }) => (
            <tr key={id}>
              <th scope="row">{here ? words.instanceHere(id) : id}</th>
              <td data-label={words.actsFor}>{labels(account_ids) || words.actsForNone}</td>
              <td data-label={words.instanceSince}>{formatMoment(parseMoment(since))}</td>
              <td data-label={words.version}>{version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
