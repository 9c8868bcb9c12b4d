import { Button } from '@mantine/core';
import { useRouteError } from 'react-router';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './gate.module.css';
import { shell } from './strings.ts';

/** A fault of the page itself, or a part of it that could not be loaded (after an upgrade, for one). */
export function PageFault() {
  return (
    <div className={styles.lost}>
      <h1>{shell.pageFault}</h1>
      <ProblemNotice error={useRouteError()} title={shell.pageFault} />
      <Button onClick={() => location.reload()}>{shell.reload}</Button>
    </div>
  );
}
