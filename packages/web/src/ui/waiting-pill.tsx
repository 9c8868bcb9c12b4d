import { Button } from '@mantine/core';
import { ui } from './strings.ts';
import styles from './waiting-pill.module.css';

interface WaitingPillProps {
  /** What waits to be shown, in words; nothing while nothing does. */
  readonly text: string | undefined;
  readonly onShow: () => void;
}

/** Over rows that stand still under the pointer: what came meanwhile, and the way to see it. It takes no room of its own. */
export function WaitingPill({ text, onShow }: WaitingPillProps) {
  if (text === undefined) return null;
  return (
    <div className={styles.waiting}>
      <p role="status">
        {text}
        <Button size="compact-xs" onClick={onShow}>
          {ui.show}
        </Button>
      </p>
    </div>
  );
}
