import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyButton } from '../../ui/copy-button.tsx';
import styles from './security.module.css';

interface ShownOnceProps {
  readonly title: string;
  readonly text: string;
  /** What is copied, and how that is called. */
  readonly copied: string;
  readonly what: string;
  readonly kept: string;
  readonly onKept: () => void;
  readonly children: ReactNode;
}

/** A secret that is shown this once. It leaves the page when the person says that they have it. */
export function ShownOnce({ title, text, copied, what, kept, onKept, children }: ShownOnceProps) {
  return (
    <div className={styles.once} role="status">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{text}</p>
      {children}
      <div>
        <CopyButton text={copied} what={what} />
      </div>
      <Button variant="default" onClick={onKept}>
        {kept}
      </Button>
    </div>
  );
}
