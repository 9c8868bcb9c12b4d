import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { places } from '../shell/places.ts';
import { listOf } from '../ui/last-list.ts';
import { readKey } from './read-key.ts';
import { useShortcutsEnabled } from './use-shortcuts-enabled.ts';

const AFTER_G_MS = 1_200;

export interface Shortcuts {
  readonly enabled: boolean;
  setEnabled(enabled: boolean): void;
}

interface Openers {
  readonly onHelp: () => void;
  readonly onPalette: () => void;
}

/** One listener for the whole page. Pages mark what the keys move between with data attributes. */
export function useShortcuts({ onHelp, onPalette }: Openers): Shortcuts {
  const [enabled, setEnabled] = useShortcutsEnabled();
  const navigate = useNavigate();
  const { pathname } = useLocation();

  const act = useEffectEvent((event: KeyboardEvent, afterG: boolean): boolean => {
    if (event.defaultPrevented || document.querySelector('[role="dialog"]')) return false;
    const wish = readKey(
      {
        key: event.key,
        modified: event.ctrlKey || event.altKey || event.metaKey,
        command: (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey,
        typing: isTyping(event.target),
      },
      afterG,
    );
    if (!enabled && wish.kind !== 'escape' && wish.kind !== 'palette') return false;
    switch (wish.kind) {
      case 'prefix':
        return true;
      case 'go': {
        const place = places.find((each) => each.key === wish.key);
        if (place) void navigate(place.path);
        return false;
      }
      case 'search':
        event.preventDefault();
        document.querySelector<HTMLInputElement>('[data-search]')?.focus();
        return false;
      case 'filter':
        focusFilter();
        return false;
      case 'next':
        moveFocus(1);
        return false;
      case 'previous':
        moveFocus(-1);
        return false;
      case 'evidence':
        document.activeElement?.querySelector<HTMLElement>('[data-evidence]')?.click();
        return false;
      case 'retry':
      case 'cancel':
        pressInRow(`[data-action="${wish.kind}"]`);
        return false;
      case 'select':
        pressInRow('input[type="checkbox"]');
        return false;
      case 'palette':
        event.preventDefault();
        onPalette();
        return false;
      case 'help':
        onHelp();
        return false;
      case 'escape':
        leave(event.target, () => void navigate(listOf(pathname)), pathname);
        return false;
      case 'nothing':
        return false;
    }
  });

  useEffect(() => {
    let afterG = false;
    let forget: ReturnType<typeof setTimeout> | undefined;
    const onKey = (event: KeyboardEvent) => {
      clearTimeout(forget);
      afterG = act(event, afterG);
      forget = setTimeout(() => {
        afterG = false;
      }, AFTER_G_MS);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      clearTimeout(forget);
      document.removeEventListener('keydown', onKey);
    };
  }, []);

  return { enabled, setEnabled };
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

/** The first control of the page's filters that is in sight. */
function focusFilter(): void {
  const controls = document.querySelectorAll<HTMLElement>('main search :is(button, select, input)');
  [...controls].find((control) => control.checkVisibility())?.focus();
}

/** Rows and events are links or blocks with `data-row`; the focus itself is the place where one is. */
function moveFocus(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? rows.indexOf(focused) : -1;
  const to = at === -1 ? (step === 1 ? 0 : rows.length - 1) : at + step;
  rows[to]?.focus();
}

/** Of the row that has the focus; on an order's own page, of the order. */
function pressInRow(what: string): void {
  const row = document.activeElement?.closest('tr, li');
  const place = row?.querySelector('[data-row]') ? row : document.querySelector('[data-order-page]');
  place?.querySelector<HTMLElement>(what)?.click();
}

/** Esc first lets go of the field one types in; on a page of its own it goes back to the list. */
function leave(target: EventTarget | null, back: () => void, pathname: string): void {
  if (isTyping(target) && target instanceof HTMLElement) target.blur();
  else if (pathname.split('/').length > 2) back();
}
