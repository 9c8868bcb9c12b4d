/** The address of each list as it was last seen, so that "back" keeps the filters, and the row that was opened. */
const lists = new Map<string, string>();
let openedRow: string | undefined;

export function rememberList(pathname: string, search: string): void {
  lists.set(pathname, pathname + search);
}

/** Where a page such as `/orders/…` goes back to. */
export function listOf(pathname: string): string {
  const root = `/${pathname.split('/')[1] ?? ''}`;
  return lists.get(root) ?? root;
}

export function rememberRow(id: string): void {
  openedRow = id;
}

/** The row that was opened last; asked for once, when the list is shown again. */
export function takeRow(): string | undefined {
  const id = openedRow;
  openedRow = undefined;
  return id;
}
