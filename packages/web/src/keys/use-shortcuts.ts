import { useEffect, useEffectEvent } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { places } from '../shell/places.ts';
import { listOf } from '../ui/last-list.ts';
import { readKey } from './read-key.ts';
import { useShortcutsEnabled } from './use-shortcuts-enabled.ts';
import { focusFilter, focusSearch, moveFocus, openRow, pressInRow, unfoldEvidence } from './walk-rows.ts';

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
        // A page without a list of its own to search is searched by the palette.
        if (!focusSearch()) onPalette();
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
        unfoldEvidence();
        return false;
      case 'open':
        openRow();
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

/** Esc first lets go of the field one types in; on a page of its own it goes back to the list. */
function leave(target: EventTarget | null, back: () => void, pathname: string): void {
  if (isTyping(target) && target instanceof HTMLElement) target.blur();
  else if (pathname.split('/').length > 2) back();
}
