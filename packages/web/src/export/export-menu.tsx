import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { OrdersQuery } from '../api/queries.ts';
import { serverNow } from '../clock/server-clock.ts';
import { formatCount } from '../format/rupees.ts';
import { istDay, istMinutes } from '../format/time.ts';
import styles from '../orders/list-tools.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { fetchAllOrders, type Progress } from './fetch-all-orders.ts';
import { ordersCsv } from './orders-csv.ts';
import { saveFile } from './save-file.ts';
import { exporting } from './strings.ts';

/** The filtered list as a file: every page of it, not only the one that is shown. */
export function ExportMenu({ query }: { readonly query: OrdersQuery }) {
  const [opened, { close, toggle }] = useDisclosure(false);
  const [progress, setProgress] = useState<Progress>();
  const save = useMutation({
    mutationFn: async (kind: 'csv' | 'json') => {
      const those = await fetchAllOrders(query, new AbortController().signal, setProgress);
      const now = serverNow();
      const name = `orders-${istDay(now)}-${istMinutes(now).replace(':', '')}-ist.${kind}`;
      if (kind === 'csv') saveFile(name, 'text/csv', ordersCsv(those));
      else saveFile(name, 'application/json', `${JSON.stringify(those, null, 2)}\n`);
    },
    onSuccess: close,
    onSettled: () => setProgress(undefined),
  });
  return (
    <Popover
      width={290}
      position="bottom-end"
      shadow="md"
      opened={opened}
      onChange={close}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button type="button" className={styles.tool} onClick={toggle}>
          <IconDownload size={16} aria-hidden />
          {exporting.button}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.menu}>
          <p className={styles.note}>{exporting.text}</p>
          {(['csv', 'json'] as const).map((kind) => (
            <Button
              key={kind}
              variant="default"
              loading={save.isPending && save.variables === kind}
              onClick={() => save.mutate(kind)}
            >
              {exporting.as[kind]}
            </Button>
          ))}
          {progress && (
            <p role="status" className={styles.note}>
              {exporting.progress(formatCount(progress.orders), formatCount(progress.of))}
            </p>
          )}
          {save.error && <ProblemNotice error={save.error} title={exporting.problem} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
