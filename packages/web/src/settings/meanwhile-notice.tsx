import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import type { Meanwhile } from './meanwhile.ts';
import styles from './meanwhile-notice.module.css';
import { meanwhile as words } from './strings.ts';

interface MeanwhileNoticeProps {
  readonly changes: readonly Meanwhile[];
  /** Whether a value that was typed here would replace one of them. */
  readonly clashes: boolean;
  /** When and from where, as the server tells it when it refuses. */
  readonly detail: string | undefined;
  readonly saving: boolean;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Somebody saved under this form: what, and the two ways on, neither of which is taken by itself. */
export function MeanwhileNotice(props: MeanwhileNoticeProps) {
  const { changes, clashes, detail, saving, onKeepMine, onTakeTheirs } = props;
  return (
    <div className={styles.notice}>
      <div role="alert">
        <p className={styles.title}>
          <IconUsers size={18} aria-hidden />
          {words.title}
        </p>
        {detail !== undefined && <p>{detail}</p>}
        <ul className={styles.list}>
          {changes.map(({ path, label, before, now }) => (
            <li key={path}>
              {label}: {words.fromTo(before, now)}
            </li>
          ))}
        </ul>
        <p>{clashes ? words.clash : words.noClash}</p>
      </div>
      <div className={styles.buttons}>
        <Button loading={saving} onClick={onKeepMine}>
          {clashes ? words.keepMine : words.keepBoth}
        </Button>
        <Button variant="default" disabled={saving} onClick={onTakeTheirs}>
          {clashes ? words.takeTheirs : words.dropMine}
        </Button>
      </div>
    </div>
  );
}
