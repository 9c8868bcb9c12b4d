import { Button } from '@mantine/core';
import { IconRotateClockwise, IconTrash, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Order } from '../api/types.ts';
import { formatCount } from '../format/rupees.ts';
import { useFoot } from '../ui/use-foot.ts';
import { type BulkAction, thoseFor } from './bulk.ts';
import styles from './bulk-bar.module.css';
import { BulkDialog } from './bulk-dialog.tsx';
import { actions, bulk } from './strings.ts';
import type { Selection } from './use-selection.ts';

/** What can be done with all that are selected; out of sight while nothing is. */
export function BulkBar({ selection }: { readonly selection: Selection }) {
  // Which orders are meant is settled when the dialog opens: the list goes on changing behind it.
  const [opened, setOpened] = useState<{ readonly action: BulkAction; readonly those: readonly Order[] }>();
  const { those, clear } = selection;
  const foot = useFoot<HTMLElement>();
  const count = formatCount(those.length);
  const close = () => {
    setOpened(undefined);
    clear();
  };
  return (
    <>
      {those.length > 0 && (
        <section ref={foot} className={styles.bar} aria-label={bulk.selected(count, those.length === 1)}>
          <p aria-live="polite">{bulk.selected(count, those.length === 1)}</p>
          {(['retry', 'drop'] as const).map((action) => {
            const fitting = thoseFor(action, those);
            const Mark = action === 'retry' ? IconRotateClockwise : IconTrash;
            return (
              <Button
                key={action}
                variant="default"
                size="sm"
                leftSection={<Mark size={16} aria-hidden />}
                disabled={fitting.length === 0}
                onClick={() => setOpened({ action, those: fitting })}
              >
                {bulk.button(actions[action].button, formatCount(fitting.length))}
              </Button>
            );
          })}
          <Button variant="subtle" size="sm" leftSection={<IconX size={16} aria-hidden />} onClick={clear}>
            {bulk.clear}
          </Button>
        </section>
      )}
      {opened && <BulkDialog {...opened} onClose={close} />}
    </>
  );
}
