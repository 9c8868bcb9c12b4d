import { Checkbox, Kbd } from '@mantine/core';
import type { Status } from '../api/types.ts';
import { placesIn } from '../shell/places.ts';
import { keys } from '../shell/strings.ts';
import { Dialog } from '../ui/dialog.tsx';
import styles from './shortcut-help.module.css';
import type { Shortcuts } from './use-shortcuts.ts';

interface ShortcutHelpProps {
  readonly mode: Status['mode'];
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly shortcuts: Shortcuts;
}

export function ShortcutHelp({ mode, opened, onClose, shortcuts }: ShortcutHelpProps) {
  return (
    <Dialog opened={opened} onClose={onClose} title={keys.title}>
      <dl className={styles.list}>
        {[...placesIn(mode).map(({ key, word }) => [['g', key], word] as const), ...keys.list].map(
          ([combination, meaning]) => (
            <div key={meaning} className={styles.entry}>
              <dt>
                {combination.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </dt>
              <dd>{meaning}</dd>
            </div>
          ),
        )}
      </dl>
      <p className={styles.note}>{keys.noMoney}</p>
      <Checkbox
        label={keys.switch}
        description={keys.switchText}
        checked={shortcuts.enabled}
        onChange={(event) => shortcuts.setEnabled(event.currentTarget.checked)}
      />
    </Dialog>
  );
}
