export type KeyWish =
  | { readonly kind: 'go'; readonly key: string }
  | { readonly kind: 'prefix' }
  | { readonly kind: 'retry' | 'cancel' | 'select' | 'palette' }
  | {
      readonly kind:
        | 'search'
        | 'filter'
        | 'next'
        | 'previous'
        | 'help'
        | 'escape'
        | 'evidence'
        | 'open'
        | 'nothing';
    };

export interface KeyPress {
  readonly key: string;
  /** Ctrl, Alt or Meta: those belong to the browser, but for the one that opens the palette. */
  readonly modified: boolean;
  /** Ctrl or Meta, and neither Alt nor Shift. */
  readonly command: boolean;
  /** The focus is where a person types. */
  readonly typing: boolean;
}

type Single =
  | 'search'
  | 'filter'
  | 'next'
  | 'previous'
  | 'help'
  | 'evidence'
  | 'retry'
  | 'cancel'
  | 'select'
  | 'open';

const single: Readonly<Record<string, Single>> = {
  '/': 'search',
  f: 'filter',
  j: 'next',
  k: 'previous',
  '?': 'help',
  e: 'evidence',
  x: 'select',
  r: 'retry',
  c: 'cancel',
  Enter: 'open',
};

/** What a key press asks for. No key sends, changes or cancels an order: `r` and `c` open the question. */
export function readKey({ key, modified, command, typing }: KeyPress, afterG: boolean): KeyWish {
  if (key === 'Escape') return { kind: 'escape' };
  if (command && key.toLowerCase() === 'k') return { kind: 'palette' };
  if (modified || typing) return { kind: 'nothing' };
  if (afterG) return { kind: 'go', key };
  if (key === 'g') return { kind: 'prefix' };
  return { kind: single[key] ?? 'nothing' };
}
