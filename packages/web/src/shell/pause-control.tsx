import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { BrokerAccount } from '../api/types.ts';
import { Dialog } from '../ui/dialog.tsx';
import { isStopped, PauseAccount } from './pause-account.tsx';
import styles from './pause-control.module.css';
import { shell } from './strings.ts';

/** Opens a dialog: one press alone neither stops nor starts the sending of orders. */
export function PauseControl({ accounts }: { readonly accounts: readonly BrokerAccount[] }) {
  const [opened, { open, close }] = useDisclosure(false);
  if (accounts.length === 0) return null;
  const paused = accounts.every(isStopped);
  const Mark = paused ? IconPlayerPlay : IconPlayerPause;
  const word = paused ? shell.resume : shell.pause;
  return (
    <>
      <button
        type="button"
        className={styles.button}
        data-paused={paused || undefined}
        title={word}
        onClick={open}
      >
        <Mark size={16} aria-hidden />
        <span className={styles.word}>{word}</span>
      </button>
      <Dialog opened={opened} onClose={close} title={shell.pauseTitle}>
        <p className={styles.text}>{shell.pauseExplains}</p>
        <ul>
          {accounts.map((account) => (
            <PauseAccount key={account.id} account={account} onDone={close} />
          ))}
        </ul>
        <Button variant="default" fullWidth mt="md" onClick={close} data-autofocus>
          {shell.keep}
        </Button>
      </Dialog>
    </>
  );
}
