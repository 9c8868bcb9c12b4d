import { type RawBuilder, sql } from 'kysely';
import {
  addValue,
  arrayOf,
  type ColumnBytes,
  type ColumnType,
  createColumnBytes,
  sentTypeOf,
} from './column-bytes.ts';

/** The columns of rows that a statement takes, with their types. */
export type ColumnTypes = Readonly<Record<string, ColumnType>>;

/** Rows as parameters of a statement: an array for each column. */
export interface RowArrays {
  readonly types: ColumnTypes;
  /** In the order of the types. */
  readonly arrays: readonly Buffer[];
}

/**
 * Rows as the arrays that a statement takes. The same rows as JSON cost PostgreSQL more than writing some of them: it reads
 * the JSON as a whole, and then takes each record of it apart. What a record lacks is null.
 */
export function rowArrays<Item>(
  types: ColumnTypes,
  items: readonly Item[],
  record: (item: Item, index: number) => Readonly<Record<string, unknown>>,
): RowArrays {
  const columns = Object.entries(types).map(([name, type]): readonly [string, ColumnBytes] => [
    name,
    createColumnBytes(type, items.length),
  ]);
  items.forEach((item, index) => {
    const values = record(item, index);
    for (const [name, column] of columns) addValue(column, values[name]);
  });
  return { types, arrays: columns.map(([, column]) => arrayOf(column)) };
}

const fragmentsOf = new WeakMap<ColumnTypes, TemplateStringsArray>();

/**
 * The rows as a table `x`, for a `from`. The arrays stand in a query of their own, so that the planner does not see how long
 * they are and makes one plan for any number of rows.
 */
export function rowsOf({ types, arrays }: RowArrays): RawBuilder<unknown> {
  // Made once for all writes: a write of one row would spend more on its text than on the row.
  const fragments = fragmentsOf.get(types) ?? writeFragments(types);
  fragmentsOf.set(types, fragments);
  return sql(fragments, ...arrays);
}

function writeFragments(types: ColumnTypes): TemplateStringsArray {
  const columns = Object.entries(types).map(([name, type]) => ({ name: `"${name}"`, ...sentTypeOf(type) }));
  const listed = (of: string) => columns.map(({ name }) => `${of}${name}`).join(', ');
  const values = columns.map(
    ({ name, castTo }) => `u.${name}${castTo === null ? '' : `::${castTo}`} as ${name}`,
  );
  const before = `(select ${values.join(', ')} from (select `;
  const after = ` offset 0) as p, unnest(${listed('p.')}) as u (${listed('')})) as x`;
  const given = columns.map(({ name, sentAs }) => `::${sentAs}[] as ${name}`);
  const between = given.map((text, place) => (place < given.length - 1 ? `${text}, ` : `${text}${after}`));
  const fragments = [before, ...between];
  return Object.assign(fragments, { raw: fragments });
}
