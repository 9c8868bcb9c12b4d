import { ActionIcon, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconApi, IconDotsVertical, IconKeyboard, IconLogout, IconSearch } from '@tabler/icons-react';
import type { Me } from '../api/types.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { shell } from './strings.ts';
import { ThemeChoice } from './theme-choice.tsx';
import { useSignOut } from './use-sign-out.ts';
import styles from './user-menu.module.css';

interface UserMenuProps {
  readonly me: Me;
  readonly version: string;
  readonly onHelp: () => void;
  readonly onPalette: () => void;
}

export function UserMenu({ me, version, onHelp, onPalette }: UserMenuProps) {
  const [opened, { close, toggle }] = useDisclosure(false);
  const signOut = useSignOut();
  const help = () => {
    close();
    onHelp();
  };
  const search = () => {
    close();
    onPalette();
  };
  return (
    <Popover
      width={250}
      position="bottom-end"
      shadow="md"
      opened={opened}
      onChange={close}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon variant="default" size={36} aria-label={shell.menu} onClick={toggle}>
          <IconDotsVertical size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={shell.menu} className={styles.menu}>
        <p className={styles.name}>{me.display_name}</p>
        <ThemeChoice />
        <button type="button" className={styles.item} onClick={search}>
          <IconSearch size={17} aria-hidden />
          {shell.search}
        </button>
        <button type="button" className={styles.item} onClick={help}>
          <IconKeyboard size={17} aria-hidden />
          {shell.shortcuts}
        </button>
        <a href="/docs" className={styles.item}>
          <IconApi size={17} aria-hidden />
          {shell.apiDocs}
        </a>
        {!me.demo && (
          <button type="button" className={styles.item} onClick={() => signOut.mutate()}>
            <IconLogout size={17} aria-hidden />
            {shell.signOut}
          </button>
        )}
        {signOut.error && <ProblemNotice error={signOut.error} title={shell.notSignedOut} />}
        <p className={styles.version}>{shell.version(version)}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
