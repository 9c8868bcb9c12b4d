import { useLocalStorage } from '@mantine/hooks';
import { useEffect } from 'react';

/** How this browser shows things: what may be chosen for each, the first unless somebody chose otherwise. */
export const LOOKS = {
  density: ['comfortable', 'compact'],
  gains: ['green', 'red'],
} as const;

type Looks = typeof LOOKS;
export type Look<N extends keyof Looks> = Looks[N][number];

/** The same keys as in `public/theme.js`, which sets them before the first paint. */
export function useLook<N extends keyof Looks>(name: N): readonly [Look<N>, (look: Look<N>) => void] {
  const choices: readonly Look<N>[] = LOOKS[name];
  const [look, setLook] = useLocalStorage<Look<N>>({
    key: `orderwatch-${name}`,
    defaultValue: LOOKS[name][0],
    serialize: (value) => value,
    deserialize: (text) => choices.find((choice) => choice === text) ?? LOOKS[name][0],
  });
  useEffect(() => {
    document.documentElement.dataset[name] = look;
  }, [name, look]);
  return [look, setLook];
}
