import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './gate.module.css';
import { shell } from './strings.ts';
import { isPartMissing, useReturn } from './use-return.ts';

/** A fault of the page itself, or a part of it that could not be loaded: without an answer, or after an upgrade. */
export function PageFault() {
  const error = useRouteError();
  const isMissing = isPartMissing(error);
  useReturn(isMissing);
  return (
    <div className={styles.lost}>
      <h1>{isMissing ? shell.partMissing : shell.pageFault}</h1>
      {isMissing ? (
        <p role="alert">{shell.partMissingText}</p>
      ) : (
        <ProblemNotice error={error} title={shell.pageFault} />
      )}
      <Button onClick={() => location.reload()}>{shell.reload}</Button>
    </div>
  );
}
