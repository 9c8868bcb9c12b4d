import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './orders-filters.module.css';
import type { FilterProps } from './orders-filters.tsx';
import { orders } from './strings.ts';

const TYPING_MS = 250;

/** The address follows when the typing rests; the address wins when it changes by itself (back, clear). */
export function SearchBox({ filter, onChange }: FilterProps) {
  const applied = filter.text ?? '';
  const [typed, setTyped] = useState({ applied, text: applied });
  if (typed.applied !== applied) setTyped({ applied, text: applied });
  const apply = useDebouncedCallback(
    (text: string) => onChange({ text: text.trim() || undefined }),
    TYPING_MS,
  );
  return (
    <TextInput
      type="search"
      size="sm"
      data-search
      className={styles.box}
      leftSection={<IconSearch size={16} aria-hidden />}
      aria-label={orders.filters.search}
      placeholder={orders.filters.searchHint}
      value={typed.text}
      maxLength={100}
      onChange={(event) => {
        setTyped({ applied, text: event.currentTarget.value });
        apply(event.currentTarget.value);
      }}
    />
  );
}
