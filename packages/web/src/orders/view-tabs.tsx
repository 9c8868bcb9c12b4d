import { Button, Popover, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBookmarkPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import styles from './list-tools.module.css';
import { countFilters, type OrdersFilter, writeFilter } from './orders-filter.ts';
import { orders } from './strings.ts';
import { addView, builtIn, useViews } from './views.ts';

/** Filters with a name: those that everybody has, and one's own. */
export function ViewTabs({ filter }: { readonly filter: OrdersFilter }) {
  const { views, remove } = useViews();
  const all = [{ name: orders.views.all, search: '' }, ...Object.values(builtIn)];
  const { views: words } = orders;
  const isCurrent = (name: string) =>
    filter.view === name || (name === words.all && !filter.view && countFilters(filter) === 0);
  return (
    <nav className={styles.views} aria-label={words.region}>
      {all.map(({ name, search }) => (
        <Link
          key={name}
          to={`/orders${search === '' ? '' : `?${search}`}`}
          className={styles.view}
          aria-current={isCurrent(name) ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
      {views.map(({ name, search }) => (
        <span key={name} className={styles.saved}>
          <Link
            to={`/orders?${search}`}
            className={styles.view}
            aria-current={isCurrent(name) ? 'page' : undefined}
          >
            {name}
          </Link>
          <button
            type="button"
            className={styles.remove}
            aria-label={words.remove(name)}
            onClick={() => remove(name)}
          >
            <IconX size={13} aria-hidden />
          </button>
        </span>
      ))}
      {countFilters(filter) > 0 && !filter.view && <SaveView filter={filter} />}
    </nav>
  );
}

function SaveView({ filter }: { readonly filter: OrdersFilter }) {
  const [opened, { close, toggle }] = useDisclosure(false);
  const [name, setName] = useState('');
  const { save } = useViews();
  const navigate = useNavigate();
  const { views: words } = orders;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const search = writeFilter(filter).toString();
    const saved = addView([], name, search).at(0);
    if (!saved) return;
    save(name, search);
    close();
    void navigate(`/orders?${saved.search}`, { replace: true });
  };
  return (
    <Popover
      width={280}
      position="bottom-start"
      shadow="md"
      opened={opened}
      onChange={close}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className={styles.tool} onClick={toggle}>
          <IconBookmarkPlus size={16} aria-hidden />
          {words.save}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form className={styles.name} onSubmit={submit}>
          <TextInput
            label={words.name}
            value={name}
            maxLength={30}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            {words.saveButton}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
