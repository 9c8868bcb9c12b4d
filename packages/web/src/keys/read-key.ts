export type KeyWish =
  | { readonly kind: 'go'; readonly key: string }
  | { readonly kind: 'prefix' }
  | { readonly kind: 'search' | 'next' | 'previous' | 'help' | 'escape' | 'evidence' | 'nothing' };

export interface KeyPress {
  readonly key: string;
  /** Ctrl, Alt or Meta: those belong to the browser. */
  readonly modified: boolean;
  /** The focus is where a person types. */
  readonly typing: boolean;
}

const single: Readonly<Record<string, 'search' | 'next' | 'previous' | 'help' | 'evidence'>> = {
  '/': 'search',
  j: 'next',
  k: 'previous',
  '?': 'help',
  e: 'evidence',
};

/** What a key press asks for. No key of this table sends, changes or cancels an order. */
export function readKey({ key, modified, typing }: KeyPress, afterG: boolean): KeyWish {
  if (key === 'Escape') return { kind: 'escape' };
  if (modified || typing) return { kind: 'nothing' };
  if (afterG) return { kind: 'go', key };
  if (key === 'g') return { kind: 'prefix' };
  return { kind: single[key] ?? 'nothing' };
}
