import { ActionIcon, type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconApi,
  IconCheck,
  IconDeviceDesktop,
  IconDotsVertical,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, done } from '../api/client.ts';
import type { Me } from '../api/types.ts';
import { shell } from './strings.ts';

const themes = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const satisfies readonly (readonly [MantineColorScheme, unknown])[];

interface UserMenuProps {
  readonly me: Me;
  readonly version: string;
  readonly onHelp: () => void;
}

export function UserMenu({ me, version, onHelp }: UserMenuProps) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const client = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => done(api.POST('/api/v1/auth/logout')),
    // Whoever signs in next must not see a trace of what was here.
    onSettled: () => {
      client.clear();
      location.assign('/login');
    },
  });
  return (
    <Menu width={240} position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={shell.menu}>
          <IconDotsVertical size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.display_name}</Menu.Label>
        <Menu.Divider />
        <Menu.Label>{shell.appearance}</Menu.Label>
        {themes.map(([theme, Mark]) => (
          <Menu.Item
            key={theme}
            role="menuitemradio"
            aria-checked={colorScheme === theme}
            leftSection={<Mark size={16} aria-hidden />}
            rightSection={colorScheme === theme ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => setColorScheme(theme)}
          >
            {shell.themes[theme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onHelp}>
          {shell.shortcuts}
        </Menu.Item>
        <Menu.Item component="a" href="/docs" leftSection={<IconApi size={16} aria-hidden />}>
          {shell.apiDocs}
        </Menu.Item>
        {!me.demo && (
          <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => signOut.mutate()}>
            {shell.signOut}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{shell.version(version)}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
