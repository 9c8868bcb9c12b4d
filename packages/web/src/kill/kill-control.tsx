import { useDisclosure } from '@mantine/hooks';
import { IconHandStop } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { BrokerAccount } from '../api/types.ts';
import styles from './kill-control.module.css';
import { kill } from './strings.ts';

const KillDialog = lazy(async () => ({ default: (await import('./kill-dialog.tsx')).KillDialog }));

/** Opens a dialog; the press that stops everything is in there. */
export function KillControl({ accounts }: { readonly accounts: readonly BrokerAccount[] }) {
  const [opened, { open, close }] = useDisclosure(false);
  if (accounts.length === 0) return null;
  const isOn = accounts.some(({ killed_at }) => killed_at !== null);
  const word = isOn ? kill.on : kill.button;
  return (
    <>
      <button type="button" className={styles.button} data-on={isOn || undefined} title={word} onClick={open}>
        <IconHandStop size={18} aria-hidden />
        <span className={styles.word}>{word}</span>
      </button>
      {opened && (
        <Suspense>
          <KillDialog accounts={accounts} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
