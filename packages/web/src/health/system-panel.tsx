import type { Health, Legacy } from '../api/queries-health.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { Exact } from '../ui/exact.tsx';
import { type Fact, Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { formatBytes } from './format-bytes.ts';
import { health as words } from './strings.ts';

interface SystemPanelProps {
  readonly health: Health;
  readonly legacy: Legacy | undefined;
}

export function SystemPanel({ health, legacy }: SystemPanelProps) {
  return (
    <Panel title={words.system}>
      <Facts
        facts={[
          { name: words.version, value: health.version },
          { name: words.database, value: <DatabaseSize bytes={health.database_bytes} /> },
          { name: words.calendar, value: health.calendar_warning ?? words.calendarOk },
          ...(legacy ? legacyFacts(legacy) : []),
        ]}
      />
    </Panel>
  );
}

function DatabaseSize({ bytes }: { readonly bytes: number }) {
  return <Exact short={formatBytes(bytes)} exact={words.bytes(formatCount(bytes))} />;
}

function legacyFacts(legacy: Legacy): readonly Fact[] {
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
    { name: words.legacyDiffer, value: formatCount(legacy.differences_total) },
    {
      name: words.legacyWritten,
      value:
        legacy.last_written_at === null ? words.notYet : formatMoment(parseMoment(legacy.last_written_at)),
    },
    ...(legacy.problem === null ? [] : [{ name: words.legacyProblem, value: legacy.problem }]),
  ];
}
