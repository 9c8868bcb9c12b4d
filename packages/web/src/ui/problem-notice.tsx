import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { asProblem } from '../api/problem.ts';
import styles from './problem-notice.module.css';
import { ui } from './strings.ts';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly title: string;
  /** Said when something older stays in sight below. */
  readonly note?: string | undefined;
  readonly onRetry?: (() => void) | undefined;
}

/** What failed, why in the server's words, and how to mend it. */
export function ProblemNotice({ error, title, note, onRetry }: ProblemNoticeProps) {
  const problem = asProblem(error);
  return (
    <div className={styles.notice} role="alert">
      <IconAlertTriangle size={20} className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <p className={styles.title}>{title}</p>
        <p>
          {problem.detail} {problem.mend}
        </p>
        {problem.errors && problem.errors.length > 0 && (
          <ul className={styles.fields}>
            {problem.errors.map((each) => (
              <li key={`${each.path} ${each.message}`}>
                <strong>{each.path}</strong> {each.message}
              </li>
            ))}
          </ul>
        )}
        {note && <p>{note}</p>}
        <p className={styles.code}>{ui.problemCode(problem.code)}</p>
      </div>
      {onRetry && (
        <Button variant="default" size="xs" onClick={onRetry}>
          {ui.retry}
        </Button>
      )}
    </div>
  );
}
