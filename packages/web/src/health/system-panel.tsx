import type { Health, Legacy } from '../api/queries-health.ts';
import { formatCount } from '../format/rupees.ts';
import { Exact } from '../ui/exact.tsx';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { formatBytes } from './format-bytes.ts';
import { legacyFacts } from './legacy-facts.ts';
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
