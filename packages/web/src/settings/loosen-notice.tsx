import { Button } from '@mantine/core';
import { IconShieldOff } from '@tabler/icons-react';
import type { Loosening } from './loosened.ts';
import styles from './meanwhile-notice.module.css';
import { loosen as words } from './strings.ts';

interface LoosenNoticeProps {
  readonly loosenings: readonly Loosening[];
  readonly onLoosen: () => void;
  readonly onLeave: () => void;
}

/** The second step before a limit lets more through: old and new side by side. Nothing is saved by showing it. */
export function LoosenNotice({ loosenings, onLoosen, onLeave }: LoosenNoticeProps) {
  return (
    <div className={styles.notice}>
      <div role="alert">
        <p className={styles.title}>
          <IconShieldOff size={18} aria-hidden />
          {words.title}
        </p>
        <ul className={styles.list}>
          {loosenings.map(({ path, label, from, to }) => (
            <li key={path}>
              {label}: {words.fromTo(from, to)}
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.buttons}>
        <Button onClick={onLoosen}>{words.save}</Button>
        <Button variant="default" onClick={onLeave}>
          {words.leave}
        </Button>
      </div>
    </div>
  );
}
