import { IconAlertTriangle, IconCircleCheck, IconHourglass } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { guaranteesQuery, type SimulatedGuarantees } from '../api/queries-simulator.ts';
import { formatAge } from '../format/age.ts';
import { formatCount } from '../format/rupees.ts';
import { parseMoment } from '../format/time.ts';
import { Chip } from '../ui/chip.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

const looks = {
  holds: ['filled', IconCircleCheck],
  settling: ['retry', IconHourglass],
  broken: ['bad', IconAlertTriangle],
} as const;

export function GuaranteePanel({ accountId }: { readonly accountId: string }) {
  const { data, error, refetch } = useQuery(guaranteesQuery(accountId));
  return (
    <Panel title={words.guarantees}>
      <p className={styles.hint}>{words.guaranteesText}</p>
      {error && <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={4} height={56} />}
      {data && <Judged judged={data} />}
    </Panel>
  );
}

function Judged({ judged }: { readonly judged: SimulatedGuarantees }) {
  const at = parseMoment(judged.as_of);
  return (
    <>
      <ul className={styles.guarantees}>
        {judged.guarantees.map(({ name, state, count }) => {
          const [tone, icon] = looks[state];
          const [title, text] = words.names[name];
          return (
            <li key={name} data-state={state}>
              <span>
                <strong>{title}</strong>
                <span className={styles.story}>{text}</span>
              </span>
              <Chip tone={tone} icon={icon}>
                {count === 0 ? words.states[state] : `${words.states[state]}: ${formatCount(count)}`}
              </Chip>
            </li>
          );
        })}
      </ul>
      <p className={styles.hint}>{words.placed(formatCount(judged.placed), judged.placed === 1)}</p>
      {judged.differences.length > 0 && (
        <div className={styles.differences}>
          <h3>{words.differences}</h3>
          <ul>
            {judged.differences.map(({ text, since }) => (
              <li key={text}>
                {text}, {words.differs(formatAge(at - parseMoment(since)))}
              </li>
            ))}
          </ul>
          <p className={styles.hint}>{words.settlingText}</p>
        </div>
      )}
    </>
  );
}
