import { IconAlertTriangle, IconCircleCheck, IconPlayerPlay } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { Simulator } from '../api/queries-simulator.ts';
import { formatCount } from '../format/rupees.ts';
import { Chip } from '../ui/chip.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

type Rehearsal = Simulator['rehearsals'][number];

export function RehearsalList({ rehearsals }: { readonly rehearsals: readonly Rehearsal[] }) {
  return (
    <Panel title={words.results} flush>
      <ul className={styles.catalogue} aria-live="polite">
        {rehearsals.map((rehearsal) => (
          <li key={rehearsal.id}>
            <span>
              <strong>
                {rehearsal.state === 'done' ? (
                  <Link to={`/simulator/rehearsals/${rehearsal.id}`}>{nameOf(rehearsal)}</Link>
                ) : (
                  nameOf(rehearsal)
                )}
              </strong>
              <span className={styles.story}>{figures(rehearsal)}</span>
              {rehearsal.violations.map((text) => (
                <span key={text} className={styles.violation}>
                  {text}
                </span>
              ))}
            </span>
            <Verdict rehearsal={rehearsal} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** As a person says it: the scenario and its seed, which play the same again. */
export function nameOf({ scenario, seed }: Pick<Rehearsal, 'scenario' | 'seed'>): string {
  return words.rehearsalOf(scenario.replaceAll('-', ' '), String(seed));
}

export function figures({ orders, placed, cycles, seconds }: Rehearsal): string {
  if (orders === null || placed === null || cycles === null || seconds === null) return '';
  return words.result(formatCount(orders), formatCount(placed), formatCount(cycles), seconds.toFixed(1));
}

export function Verdict({ rehearsal: { state, passed } }: { readonly rehearsal: Rehearsal }) {
  if (state === 'playing') {
    return (
      <Chip tone="sending" icon={IconPlayerPlay}>
        {words.playing}
      </Chip>
    );
  }
  if (state === 'failed') {
    return (
      <Chip tone="bad" icon={IconAlertTriangle}>
        {words.crashed}
      </Chip>
    );
  }
  return (
    <Chip tone={passed ? 'filled' : 'bad'} icon={passed ? IconCircleCheck : IconAlertTriangle}>
      {passed ? words.passed : words.failed}
    </Chip>
  );
}
