import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type Failure, failureOf } from '../api/failures.ts';
import { ApiProblem, asProblem } from '../api/problem.ts';
import { useSecondsLeft } from '../clock/use-seconds-left.ts';
import { formatMoment } from '../format/time.ts';
import styles from './problem-notice.module.css';
import { ui } from './strings.ts';

interface ProblemNoticeProps {
  readonly error: unknown;
  readonly title: string;
  /** Said when something older stays in sight below. */
  readonly note?: string | undefined;
  /** A change that carries the same key when it is pressed again. */
  readonly isKeyed?: boolean;
  readonly onRetry?: (() => void) | undefined;
}

/** What failed, why in the server's words, how to mend it, since when, and what the page does about it by itself. */
export function ProblemNotice({ error, title, note, isKeyed = false, onRetry }: ProblemNoticeProps) {
  const problem = asProblem(error);
  const failure = failureOf(error);
  const requestId = error instanceof ApiProblem ? error.requestId : undefined;
  return (
    <div className={styles.notice}>
      <IconAlertTriangle size={20} className={styles.icon} aria-hidden />
      <div className={styles.text}>
        <div role="alert">
          <p className={styles.title}>{failure?.isInDoubt ? ui.inDoubt : title}</p>
          <p>
            {problem.detail} {problem.mend}
          </p>
          {failure?.isInDoubt && (
            <p>
              {ui.lookFirst} {isKeyed && ui.onceAtMost}
            </p>
          )}
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
        </div>
        {/* Outside of what is announced: its seconds run. */}
        {failure && <When failure={failure} />}
        <p className={styles.code}>
          {ui.problemCode(problem.code)}
          {requestId !== undefined && ` · ${ui.requestId(requestId)}`}
        </p>
      </div>
      {onRetry && (
        <Button variant="default" size="xs" onClick={onRetry}>
          {ui.retry}
        </Button>
      )}
    </div>
  );
}

function When({ failure: { sinceMs, nextAtMs, isChange } }: { readonly failure: Failure }) {
  const left = useSecondsLeft(nextAtMs);
  // Nought: the server has not told its time yet.
  const at = sinceMs > 0 ? formatMoment(sinceMs) : undefined;
  return (
    <p className={styles.when}>
      {at !== undefined && (isChange ? ui.failedAt : ui.failedSince)(at)} {isChange && ui.notRepeated}
      {left !== undefined && (left > 0 ? ui.triedAgain(`${left} s`) : ui.tryingAgain)}
    </p>
  );
}
