import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { harmless } from '../api/failures.ts';
import styles from '../orders/list-tools.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';

interface SaveMenuProps<K extends string> {
  /** The button that opens the menu. */
  readonly button: (toggle: () => void) => ReactElement;
  readonly words: { readonly text: string; readonly as: Record<K, string>; readonly problem: string };
  readonly kinds: readonly K[];
  /** Fetches what belongs into the file, and saves it. */
  readonly save: (kind: K) => Promise<void>;
  /** How far it is, while it is fetched. */
  readonly progress?: ReactNode;
}

/** What is shown, as a file of one kind or another. */
export function SaveMenu<K extends string>({ button, words, kinds, save, progress }: SaveMenuProps<K>) {
  const [opened, { close, toggle }] = useDisclosure(false);
  const saving = useMutation({ mutationFn: save, meta: harmless, onSuccess: close });
  return (
    <Popover
      width={290}
      position="bottom-end"
      shadow="md"
      opened={opened}
      onChange={close}
      trapFocus
      returnFocus
    >
      <Popover.Target>{button(toggle)}</Popover.Target>
      <Popover.Dropdown>
        <div className={styles.menu}>
          <p className={styles.note}>{words.text}</p>
          {kinds.map((kind) => (
            <Button
              key={kind}
              variant="default"
              loading={saving.isPending && saving.variables === kind}
              onClick={() => saving.mutate(kind)}
            >
              {words.as[kind]}
            </Button>
          ))}
          {saving.isPending && progress}
          {saving.error && <ProblemNotice error={saving.error} title={words.problem} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
