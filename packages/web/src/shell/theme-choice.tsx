import { useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { shell } from './strings.ts';
import styles from './user-menu.module.css';

const themes = [
  ['auto', IconDeviceDesktop],
  ['light', IconSun],
  ['dark', IconMoon],
] as const;

/** Follows the system until somebody chooses. */
export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <fieldset className={styles.themes}>
      <legend>{shell.appearance}</legend>
      {themes.map(([theme, Mark]) => (
        <label key={theme} className={styles.theme}>
          <input
            type="radio"
            name="theme"
            className="visually-hidden"
            checked={colorScheme === theme}
            onChange={() => setColorScheme(theme)}
          />
          <Mark size={17} aria-hidden />
          {shell.themes[theme]}
        </label>
      ))}
    </fieldset>
  );
}
