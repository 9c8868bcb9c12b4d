import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { openAction } from '../actions/open-action.ts';
import { orderQuery, ordersQuery } from '../api/queries.ts';
import { openOrderOf } from '../orders/use-open-order.ts';
import { builtIn, useViews } from '../orders/views.ts';
import { sections } from '../settings/sections.ts';
import { placesIn } from '../shell/places.ts';
import { Dialog } from '../ui/dialog.tsx';
import { type Command, listCommands } from './list-commands.ts';
import styles from './palette.module.css';
import type { PaletteProps } from './palette-slot.tsx';
import { palette } from './strings.ts';

const TYPING_MS = 200;
const FOUND = 8;

/** Everything by a few letters: a list beside a field, walked with the arrows. */
export function Palette({ onClose, mode }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const commands = useCommands(typed, mode);
  const list = useId();
  const current = Math.min(at, commands.length - 1);

  // The library gives the focus back some moments later, and would take it from a palette that is opened again at once.
  const before = useRef(document.activeElement);
  const close = () => {
    onClose();
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    if (command.kind === 'act') openAction(command.order, command.action);
    else void navigate(command.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && commands.length > 0) {
      event.preventDefault();
      setAt((current + step + commands.length) % commands.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(commands[current]);
    }
  };
  return (
    <Dialog opened onClose={close} title={palette.title} size="lg" returnFocus={false}>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={palette.hint}
        aria-expanded={commands.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current >= 0 ? `${list}-${current}` : undefined}
        placeholder={palette.hint}
        value={typed}
        maxLength={60}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
      />
      {commands.length === 0 && <p className={styles.nothing}>{palette.nothing}</p>}
      <div id={list} role="listbox" aria-label={palette.results} className={styles.list}>
        {commands.map((command, index) => (
          // The keys are the field's: an option is walked to with the arrows and never has the focus itself.
          <div
            key={command.key}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className={styles.option}
            ref={index === current ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onPointerMove={() => setAt(index)}
            onClick={() => run(command)}
            onKeyDown={onKeyDown}
          >
            <span className={styles.word}>{command.word}</span>
            <span className={styles.group}>{command.group}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function useCommands(typed: string, mode: PaletteProps['mode']): readonly Command[] {
  const { pathname, search } = useLocation();
  const [, area, ofPage] = pathname.split('/');
  const openId = ofPage ?? openOrderOf(new URLSearchParams(search)) ?? undefined;
  const isOrder = area === 'orders' && openId !== undefined && openId !== '';
  const { data: open } = useQuery({ ...orderQuery(openId ?? ''), enabled: isOrder });
  const [sought] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data: page } = useQuery({
    ...ordersQuery({ q: sought, page_size: FOUND }),
    enabled: sought !== '',
  });
  const { views } = useViews();
  return listCommands(typed, {
    places: placesIn(mode),
    settings: sections,
    views: [...Object.values(builtIn), ...views],
    open: isOrder ? open : undefined,
    found: sought === '' ? [] : (page?.items ?? []),
  });
}
