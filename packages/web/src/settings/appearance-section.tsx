import { Checkbox, Radio } from '@mantine/core';
import { useShortcutsEnabled } from '../keys/use-shortcuts-enabled.ts';
import { ThemeChoice } from '../shell/theme-choice.tsx';
import { Panel } from '../ui/panel.tsx';
import styles from './sections.module.css';
import { appearance as words } from './strings.ts';
import { type Density, useDensity } from './use-density.ts';

const DENSITIES: readonly Density[] = ['comfortable', 'compact'];

/** How this browser shows things. None of it is kept on the server. */
export function AppearanceSection() {
  const [density, setDensity] = useDensity();
  const [keys, setKeys] = useShortcutsEnabled();
  return (
    <>
      <Panel title={words.theme}>
        <div className={styles.theme}>
          <ThemeChoice />
        </div>
        <p className={styles.hint}>{words.themeText}</p>
      </Panel>
      <Panel title={words.density}>
        <fieldset className={styles.group}>
          <legend>{words.densityText}</legend>
          {DENSITIES.map((each) => (
            <Radio
              key={each}
              name="density"
              label={words.densities[each]}
              checked={density === each}
              onChange={() => setDensity(each)}
            />
          ))}
        </fieldset>
      </Panel>
      <Panel title={words.keys}>
        <Checkbox
          label={words.keys}
          description={words.keysText}
          checked={keys}
          onChange={(event) => setKeys(event.currentTarget.checked)}
        />
      </Panel>
    </>
  );
}
