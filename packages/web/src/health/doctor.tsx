import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconStethoscope } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router';
import { harmless } from '../api/failures.ts';
import { type Finding, lookAtMachine } from '../api/queries-health.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './doctor.module.css';
import { health } from './strings.ts';

const { doctor: words } = health;
const marks = { ok: IconCircleCheck, warn: IconAlertTriangle, fail: IconCircleX } as const;

/** Looks at what Orderwatch needs when it is asked to, and says of each what to do. */
export function Doctor() {
  const look = useMutation({ mutationFn: lookAtMachine, meta: harmless });
  return (
    <Panel title={words.title}>
      <p className={styles.text}>
        {words.text} <Link to="/settings/accounts">{words.logins}</Link>{' '}
        <Link to="/settings/channels">{words.channels}</Link>
      </p>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconStethoscope size={16} aria-hidden />}
        loading={look.isPending}
        onClick={() => look.mutate()}
      >
        {words.look}
      </Button>
      {look.error && <ProblemNotice error={look.error} title={words.problem} />}
      {look.data && (
        <div role="status">
          <p className={styles.verdict}>{verdictOf(look.data)}</p>
          <ul className={styles.findings}>
            {look.data.findings.map((finding) => (
              <FindingLine key={finding.check} finding={finding} />
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

function FindingLine({ finding: { check, state, detail, mend } }: { readonly finding: Finding }) {
  const Mark = marks[state];
  return (
    <li data-state={state}>
      <Mark size={18} aria-hidden />
      <span>
        <strong>{check}</strong> <span className="visually-hidden">{words.states[state]}: </span>
        {detail}
        {mend !== null && <span className={styles.mend}>{mend}</span>}
      </span>
    </li>
  );
}

function verdictOf({ findings }: { readonly findings: readonly Finding[] }): string {
  if (findings.some(({ state }) => state === 'fail')) return words.sick;
  return findings.some(({ state }) => state === 'warn') ? words.weak : words.well;
}
