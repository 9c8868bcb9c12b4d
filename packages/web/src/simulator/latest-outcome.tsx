import { Link } from 'react-router';
import type { Simulator } from '../api/queries-simulator.ts';
import { nameOf, Verdict } from './rehearsal-list.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

interface LatestOutcomeProps {
  readonly rehearsal: Simulator['rehearsals'][number] | undefined;
}

/** What came of a scenario, where one has just pressed for it: the list of all that was played is far above. */
export function LatestOutcome({ rehearsal }: LatestOutcomeProps) {
  if (rehearsal === undefined) return null;
  return (
    <span className={styles.latest}>
      <Verdict rehearsal={rehearsal} />
      {rehearsal.state === 'done' && (
        <Link to={`/simulator/rehearsals/${rehearsal.id}`} aria-label={words.daysOf(nameOf(rehearsal))}>
          {words.lookAtDays}
        </Link>
      )}
    </span>
  );
}
