import { Button, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileDownload } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { evidenceQuery, orderEventsQuery } from '../api/queries.ts';
import type { Order } from '../api/types.ts';
import { serverNow } from '../clock/server-clock.ts';
import styles from '../orders/list-tools.module.css';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { buildCase, listEvidenceIds } from './build-case.ts';
import { saveFile } from './save-file.ts';
import { caseFile } from './strings.ts';
import { writeCaseHtml } from './write-case-html.ts';

/** All that is known of one order as a file. */
export function CaseMenu({ order }: { readonly order: Order }) {
  const client = useQueryClient();
  const [opened, { close, toggle }] = useDisclosure(false);
  const save = useMutation({
    mutationFn: async (kind: 'html' | 'json') => {
      const events = await client.fetchQuery(orderEventsQuery(order.id));
      const evidence = await Promise.all(
        listEvidenceIds(events).map((id) => client.fetchQuery(evidenceQuery(id))),
      );
      const file = buildCase(order, events, evidence, serverNow());
      const name = `case-${order.symbol}-${order.id}.${kind}`;
      if (kind === 'html') saveFile(name, 'text/html', writeCaseHtml(file));
      else saveFile(name, 'application/json', `${JSON.stringify(file, null, 2)}\n`);
    },
    onSuccess: close,
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
        <Button
          variant="default"
          size="sm"
          leftSection={<IconFileDownload size={16} aria-hidden />}
          onClick={toggle}
        >
          {caseFile.button}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={styles.menu}>
          <p className={styles.note}>{caseFile.text}</p>
          {(['html', 'json'] as const).map((kind) => (
            <Button
              key={kind}
              variant="default"
              loading={save.isPending && save.variables === kind}
              onClick={() => save.mutate(kind)}
            >
              {caseFile.as[kind]}
            </Button>
          ))}
          {save.error && <ProblemNotice error={save.error} title={caseFile.problem} />}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
