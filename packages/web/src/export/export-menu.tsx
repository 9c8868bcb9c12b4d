import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrdersQuery } from '../api/queries.ts';
import { serverNow } from '../clock/server-clock.ts';
import { formatCount } from '../format/rupees.ts';
import { istDay, istMinutes } from '../format/time.ts';
import styles from '../orders/list-tools.module.css';
import { fetchAllOrders, type Progress } from './fetch-all-orders.ts';
import { ordersCsv } from './orders-csv.ts';
import { saveFile } from './save-file.ts';
import { SaveMenu } from './save-menu.tsx';
import { exporting } from './strings.ts';

/** The filtered list as a file: every page of it, not only the one that is shown. */
export function ExportMenu({ query }: { readonly query: OrdersQuery }) {
  const [progress, setProgress] = useState<Progress>();
  const save = async (kind: 'csv' | 'json') => {
    setProgress(undefined);
    const those = await fetchAllOrders(query, new AbortController().signal, setProgress);
    const now = serverNow();
    const name = `orders-${istDay(now)}-${istMinutes(now).replace(':', '')}-ist.${kind}`;
    if (kind === 'csv') saveFile(name, 'text/csv', ordersCsv(those));
    else saveFile(name, 'application/json', `${JSON.stringify(those, null, 2)}\n`);
  };
  return (
    <SaveMenu
      words={exporting}
      kinds={['csv', 'json']}
      save={save}
      progress={
        progress && (
          <p role="status" className={styles.note}>
            {exporting.progress(formatCount(progress.orders), formatCount(progress.of))}
          </p>
        )
      }
      button={(toggle) => (
        <button type="button" className={styles.tool} onClick={toggle}>
          <IconDownload size={16} aria-hidden />
          {exporting.button}
        </button>
      )}
    />
  );
}
