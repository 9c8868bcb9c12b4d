import { useLocalStorage } from '@mantine/hooks';

/** Whether single keys do anything; every place that shows or changes it sees the same. */
export function useShortcutsEnabled() {
  const [enabled, setEnabled] = useLocalStorage({ key: 'orderwatch-keys', defaultValue: true });
  return [enabled, setEnabled] as const;
}
