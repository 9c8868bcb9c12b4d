import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Status } from '../api/types.ts';
import styles from '../orders/check-now.module.css';
import { newOrder as words } from './strings.ts';

const NewOrderDialog = lazy(async () => ({
  default: (await import('./new-order-dialog.tsx')).NewOrderDialog,
}));

/** Opens the form; what is watched only cannot be placed for. */
export function NewOrder({ accounts }: { readonly accounts: Status['accounts'] }) {
  const [opened, setOpened] = useState(false);
  const placing = accounts.filter(({ mode }) => mode !== 'read-only');
  if (placing.length === 0) return null;
  return (
    <>
      <Button
        variant="default"
        size="sm"
        className={styles.button}
        aria-label={words.button}
        onClick={() => setOpened(true)}
      >
        <IconPlus size={17} aria-hidden />
        <span className={styles.word}>{words.button}</span>
      </Button>
      <Suspense>{opened && <NewOrderDialog accounts={placing} onClose={() => setOpened(false)} />}</Suspense>
    </>
  );
}
