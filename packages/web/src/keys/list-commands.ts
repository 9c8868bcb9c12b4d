import { actions } from '../actions/strings.ts';
import { actionsOf, type OrderAction } from '../actions/which-actions.ts';
import type { Order } from '../api/types.ts';
import { describeOrder } from '../orders/describe-order.ts';
import type { View } from '../orders/views.ts';
import type { Place } from '../shell/places.ts';
import { palette } from './strings.ts';

/** What one line of the palette does. An action only opens its question. */
export type Command = { readonly key: string; readonly word: string; readonly group: string } & (
  | { readonly kind: 'go'; readonly to: string }
  | { readonly kind: 'act'; readonly action: OrderAction; readonly order: Order }
);

interface Offered {
  readonly places: readonly Place[];
  /** The parts of the settings; found by what they are about, too. */
  readonly settings: readonly { readonly name: string; readonly word: string; readonly hint: string }[];
  readonly views: readonly View[];
  /** The order whose page is open. */
  readonly open: Order | undefined;
  /** What the search found. */
  readonly found: readonly Order[];
}

/** The lines for what was typed, nearest first: what can be done with the open order, pages, views, orders. */
export function listCommands(
  typed: string,
  { places, settings, views, open, found }: Offered,
): readonly Command[] {
  const wanted = typed.trim().toLowerCase();
  const fits = (word: string) => wanted === '' || word.toLowerCase().includes(wanted);
  const acts = open
    ? actionsOf(open).map((action) => ({
        key: `act ${action}`,
        word: palette.act(actions[action].button, open.symbol),
        group: palette.groups.order,
        kind: 'act' as const,
        action,
        order: open,
      }))
    : [];
  const pages = places.map(({ path, word }) => ({
    key: path,
    word,
    group: palette.groups.pages,
    kind: 'go' as const,
    to: path,
  }));
  const parts = settings
    .filter(({ word, hint }) => wanted !== '' && fits(`${palette.setting(word)} ${hint}`))
    .map(({ name, word }) => ({
      key: `setting ${name}`,
      word: palette.setting(word),
      group: palette.groups.settings,
      kind: 'go' as const,
      to: `/settings/${name}`,
    }));
  const named = views.map(({ name, search }) => ({
    key: `view ${name}`,
    word: palette.view(name),
    group: palette.groups.views,
    kind: 'go' as const,
    to: `/orders?${search}`,
  }));
  // The server searched, also in what the line does not show.
  const orders = found.map((order) => ({
    key: order.id,
    word: describeOrder(order),
    group: palette.groups.orders,
    kind: 'go' as const,
    to: `/orders/${order.id}`,
  }));
  const own = [...acts, ...pages, ...(wanted === '' ? [] : named)].filter(({ word }) => fits(word));
  return wanted === '' ? own : [...own, ...parts, ...orders];
}
