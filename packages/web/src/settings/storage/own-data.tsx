import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { harmless } from '../../api/failures.ts';
import { serverNow } from '../../clock/server-clock.ts';
import { eventsCsv } from '../../export/events-csv.ts';
import { fetchAllEvents } from '../../export/fetch-all-events.ts';
import { fetchAllOrders } from '../../export/fetch-all-orders.ts';
import { ordersCsv } from '../../export/orders-csv.ts';
import { saveFile } from '../../export/save-file.ts';
import { formatCount } from '../../format/rupees.ts';
import { istDay, istMinutes } from '../../format/time.ts';
import { fetchAllTrades } from '../../positions/fetch-all-trades.ts';
import { tradesCsv } from '../../positions/trades-csv.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from './data.module.css';
import { fetchOwnData } from './fetch-own-data.ts';
import { data as words } from './strings.ts';

type Part = keyof typeof words.parts;
type Kind = 'csv' | 'json';
interface Wish {
  readonly what: Part | 'everything';
  readonly kind: Kind;
}

const PARTS = ['orders', 'trades', 'events'] as const satisfies readonly Part[];

/** What belongs to the user, as files. */
export function OwnData() {
  const [rows, setRows] = useState(0);
  const saving = useMutation({
    meta: harmless,
    mutationFn: async ({ what, kind }: Wish) => {
      setRows(0);
      const text = await write(what, kind, setRows);
      const now = serverNow();
      const name = `orderwatch-${what}-${istDay(now)}-${istMinutes(now).replace(':', '')}-ist.${kind}`;
      saveFile(name, kind === 'csv' ? 'text/csv' : 'application/json', text);
    },
  });
  const button = (what: Wish['what'], kind: Kind, word: string) => (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconDownload size={14} aria-hidden />}
      aria-label={words.save(word, kind)}
      disabled={saving.isPending}
      loading={saving.isPending && saving.variables.what === what && saving.variables.kind === kind}
      onClick={() => saving.mutate({ what, kind })}
    >
      {kind.toUpperCase()}
    </Button>
  );
  const [everything, everythingText] = words.everything;
  return (
    <Panel title={words.own} flush>
      <p className={styles.lead}>{words.ownText}</p>
      <ul className={styles.parts}>
        {PARTS.map((part) => {
          const [word, text] = words.parts[part];
          return (
            <li key={part}>
              <span>
                <strong>{word}</strong> <span className={styles.faint}>{text}</span>
              </span>
              <span className={styles.kinds}>
                {button(part, 'csv', word)}
                {button(part, 'json', word)}
              </span>
            </li>
          );
        })}
        <li>
          <span>
            <strong>{everything}</strong> <span className={styles.faint}>{everythingText}</span>
          </span>
          <span className={styles.kinds}>{button('everything', 'json', everything)}</span>
        </li>
      </ul>
      {saving.isPending && (
        <p role="status" className={styles.lead}>
          {words.progress(formatCount(rows))}
        </p>
      )}
      {saving.error && (
        <div className={styles.lead}>
          <ProblemNotice error={saving.error} title={words.ownProblem} />
        </div>
      )}
    </Panel>
  );
}

async function write(what: Wish['what'], kind: Kind, onProgress: (rows: number) => void): Promise<string> {
  const { signal } = new AbortController();
  switch (what) {
    case 'orders': {
      const those = await fetchAllOrders({}, signal, (progress) => onProgress(progress.orders));
      return kind === 'csv' ? ordersCsv(those) : json(those);
    }
    case 'trades': {
      const those = await fetchAllTrades({});
      return kind === 'csv' ? tradesCsv(those) : json(those);
    }
    case 'events': {
      const those = await fetchAllEvents(signal, onProgress);
      return kind === 'csv' ? eventsCsv(those) : json(those);
    }
    case 'everything':
      return json(await fetchOwnData(onProgress));
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
