import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './dialog.module.css';
import { ui } from './strings.ts';

interface DialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: string;
  /** On a phone it rises from the lower edge, under the thumb. */
  readonly sheet?: boolean;
  /** False where the caller gives the focus back itself. */
  readonly returnFocus?: boolean;
  readonly children: ReactNode;
}

/** The library's own dialog head is a `header` element, which counts as a second banner of the page. */
export function Dialog({
  opened,
  onClose,
  title,
  size = 'md',
  sheet = false,
  returnFocus = true,
  children,
}: DialogProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size={size}
      returnFocus={returnFocus}
      centered
      {...(sheet && { classNames: { inner: styles.sheet ?? '' } })}
    >
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={ui.close} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
