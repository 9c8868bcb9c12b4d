import { Checkbox, Radio } from '@mantine/core';
import { useShortcutsEnabled } from '../keys/use-shortcuts-enabled.ts';
import { ThemeChoice } from '../shell/theme-choice.tsx';
import { Panel } from '../ui/panel.tsx';
import { Profit } from '../ui/profit.tsx';
import styles from './sections.module.css';
import { appearance as words } from './strings.ts';
import { LOOKS, useLook } from './use-look.ts';

/** Made up, to show the colours. */
const EXAMPLES = ['1250.00', '-480.00'];

/** How this browser shows things. None of it is kept on the server. */
export function AppearanceSection() {
  const [density, setDensity] = useLook('density');
  const [gains, setGains] = useLook('gains');
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
          {LOOKS.density.map((each) => (
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
      <Panel title={words.gains}>
        <fieldset className={styles.group}>
          <legend>{words.gainsText}</legend>
          {LOOKS.gains.map((each) => (
            <Radio
              key={each}
              name="gains"
              label={words.gainColours[each]}
              checked={gains === each}
              onChange={() => setGains(each)}
            />
          ))}
        </fieldset>
        <p className={styles.examples}>
          {words.example}{' '}
          {EXAMPLES.map((amount) => (
            <Profit key={amount} amount={amount} />
          ))}
        </p>
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
