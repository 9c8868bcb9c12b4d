import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useLastGood } from '../clock/use-last-good.ts';
import { formatAge } from '../format/age.ts';
import styles from './last-good.module.css';
import { ProblemNotice } from './problem-notice.tsx';
import { ui } from './strings.ts';

interface LastGoodProps {
  readonly query: Pick<UseQueryResult, 'data' | 'error' | 'dataUpdatedAt' | 'refetch'>;
  /** What is said when it could not be fetched. */
  readonly title: string;
  /** In sight until the first answer. */
  readonly loading: ReactNode;
  /** Drawn from the query's data; nothing before there is any. */
  readonly children: ReactNode;
}

/** What was fetched; when it cannot be fetched anew, why, and below it the last that was known, dimmed and with its age. */
export function LastGood({
  query: { data, error, dataUpdatedAt, refetch },
  title,
  loading,
  children,
}: LastGoodProps) {
  const age = useLastGood(dataUpdatedAt);
  const isKnown = data !== undefined;
  return (
    <>
      {error && (
        <ProblemNotice
          error={error}
          title={title}
          note={isKnown ? ui.lastGood(formatAge(age)) : undefined}
          onRetry={() => void refetch()}
        />
      )}
      {!isKnown && !error && loading}
      {isKnown && (
        <div className={styles.known} data-old={error ? true : undefined}>
          {children}
        </div>
      )}
    </>
  );
}
