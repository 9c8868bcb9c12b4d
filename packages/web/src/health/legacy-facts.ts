import type { Legacy } from '../api/queries-health.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { health as words } from './strings.ts';

interface LegacyFact {
  readonly name: string;
  readonly value: string;
}

const SHOWN = 5;

/** How the database and the earlier system's file stand beside each other. */
export function legacyFacts(legacy: Legacy): readonly LegacyFact[] {
  const mode = { name: words.legacy, value: words.legacyModes[legacy.mode] };
  if (legacy.mode === 'db-only') return [mode];
  const count = (orders: number | null): string => (orders === null ? '–' : formatCount(orders));
  return [
    mode,
    { name: words.legacyFolder, value: legacy.dir ?? '–' },
    {
      name: words.legacyCounts,
      value: `${count(legacy.orders_in_database)} / ${count(legacy.orders_in_file)}`,
    },
    { name: words.legacyDiffer, value: differencesText(legacy) },
    legacy.mode === 'dual-write'
      ? { name: words.legacyWritten, value: momentText(legacy.last_written_at) }
      : { name: words.legacyRead, value: momentText(legacy.last_read_at) },
    ...(legacy.refused_rows === 0
      ? []
      : [{ name: words.legacyRefused, value: formatCount(legacy.refused_rows) }]),
    ...(legacy.problem === null ? [] : [{ name: words.legacyProblem, value: legacy.problem }]),
  ];
}

function momentText(at: string | null): string {
  return at === null ? words.notYet : formatMoment(parseMoment(at));
}

function differencesText({ differences, differences_total: total }: Legacy): string {
  if (total === 0) return formatCount(0);
  const shown = differences.slice(0, SHOWN).map(differenceText);
  const rest = total - shown.length;
  return [
    `${formatCount(total)}: ${shown.join('; ')}`,
    ...(rest > 0 ? [words.legacyMore(formatCount(rest))] : []),
  ].join('; ');
}

function differenceText({
  order_number: number,
  kind,
  field,
  in_file: file,
  in_database: database,
}: Legacy['differences'][number]): string {
  switch (kind) {
    case 'only_in_file':
      return words.legacyOnlyFile(number);
    case 'only_in_database':
      return words.legacyOnlyDatabase(number);
    case 'differs':
      return words.legacyDiffers(number, field ?? '', database ?? '–', file ?? '–');
  }
}
