import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Status } from '../api/types.ts';
import { DayRange } from '../ui/day-range.tsx';
import styles from '../ui/filters.module.css';
import { Segments } from '../ui/segments.tsx';
import {
  type ActivityFilter,
  type ActorGroup,
  isNarrowed,
  type KindGroup,
  NOTHING_NARROWED,
} from './activity-filter.ts';
import { activity as words } from './strings.ts';

interface ActivityFiltersProps {
  readonly filter: ActivityFilter;
  readonly accounts: Status['accounts'];
  /** Every change goes back to the first page. */
  readonly onChange: (change: Partial<ActivityFilter>) => void;
}

export function ActivityFilters({ filter, accounts, onChange }: ActivityFiltersProps) {
  const actors = Object.entries(words.actors) as [ActorGroup, string][];
  const kinds = Object.entries(words.kinds) as [KindGroup, string][];
  return (
    <search className={styles.filters} aria-label={words.filters}>
      <Segments<ActorGroup>
        legend={words.who}
        choices={[[undefined, words.anybody], ...actors]}
        value={filter.actor}
        onChange={(actor) => onChange({ actor })}
      />
      <select
        className={styles.field}
        aria-label={words.what}
        value={filter.kind ?? ''}
        onChange={(event) =>
          onChange({ kind: kinds.find(([group]) => group === event.currentTarget.value)?.[0] })
        }
      >
        <option value="">{words.anything}</option>
        {kinds.map(([group, word]) => (
          <option key={group} value={group}>
            {word}
          </option>
        ))}
      </select>
      {accounts.length > 1 && (
        <select
          className={styles.field}
          aria-label={words.account}
          value={filter.account ?? ''}
          onChange={(event) => onChange({ account: event.currentTarget.value || undefined })}
        >
          <option value="">{words.everyAccount}</option>
          {accounts.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      )}
      <DayRange fromDay={filter.fromDay} toDay={filter.toDay} onChange={onChange} />
      {filter.order && (
        <button
          type="button"
          className={styles.removable}
          aria-label={words.removeOrder}
          onClick={() => onChange({ order: undefined })}
        >
          {words.onlyOrder(filter.order)}
          <IconX size={14} aria-hidden />
        </button>
      )}
      {isNarrowed(filter) && (
        <Button variant="subtle" size="xs" onClick={() => onChange(NOTHING_NARROWED)}>
          {words.clear}
        </Button>
      )}
    </search>
  );
}
