/** A JSON object with lists, row by row, as the earlier system indents it. */
export async function* jsonWithLists(
  lists: readonly (readonly [name: string, rows: Iterable<unknown> | AsyncIterable<unknown>])[],
  last: Readonly<Record<string, unknown>> = {},
): AsyncGenerator<string> {
  yield '{';
  let begun = false;
  for (const [name, rows] of lists) {
    yield `${begun ? ',' : ''}\n  ${JSON.stringify(name)}: [`;
    begun = true;
    let any = false;
    for await (const row of rows) {
      yield `${any ? ',' : ''}\n    ${JSON.stringify(row, null, 2).replaceAll('\n', '\n    ')}`;
      any = true;
    }
    yield any ? '\n  ]' : ']';
  }
  for (const [name, value] of Object.entries(last))
    yield `,\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  yield '\n}\n';
}
