import { IconBolt, IconCheck, IconHourglass } from '@tabler/icons-react';
import type { Simulator } from '../api/queries-simulator.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { Chip } from '../ui/chip.tsx';
import { Panel } from '../ui/panel.tsx';
import tables from '../ui/plain-table.module.css';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

type Fault = Simulator['faults'][number];

export function FaultTable({ faults }: { readonly faults: readonly Fault[] }) {
  return (
    <Panel title={words.inForce} flush>
      {faults.length === 0 ? (
        <p className={styles.lead}>{words.none}</p>
      ) : (
        <table className={tables.table}>
          <caption className="visually-hidden">{words.inForce}</caption>
          <thead>
            <tr>
              <th scope="col">{words.fault}</th>
              <th scope="col">{words.since}</th>
              <th scope="col">{words.hits}</th>
              <th scope="col">{words.state}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault) => (
              <tr key={fault.id}>
                <th scope="row">{fault.label}</th>
                <td data-label={words.since}>{formatMoment(parseMoment(fault.at))}</td>
                <td data-label={words.hits}>
                  {fault.hits === 0 ? words.notYet : words.times(formatCount(fault.hits), fault.hits === 1)}
                </td>
                <td data-label={words.state}>
                  <FaultState fault={fault} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

function FaultState({ fault: { active, lasting } }: { readonly fault: Fault }) {
  if (!active) {
    return (
      <Chip tone="done" icon={IconCheck}>
        {words.over}
      </Chip>
    );
  }
  return (
    <Chip tone={lasting ? 'bad' : 'queued'} icon={lasting ? IconBolt : IconHourglass}>
      {lasting ? words.going : words.waits}
    </Chip>
  );
}
