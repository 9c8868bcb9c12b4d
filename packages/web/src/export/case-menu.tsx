import { Button } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { evidenceQuery, orderEventsQuery } from '../api/queries.ts';
import type { Order } from '../api/types.ts';
import { serverNow } from '../clock/server-clock.ts';
import { isNoLongerKept } from '../order/is-no-longer-kept.ts';
import { buildCase, listEvidenceIds } from './build-case.ts';
import { saveFile } from './save-file.ts';
import { SaveMenu } from './save-menu.tsx';
import { caseFile } from './strings.ts';
import { writeCaseHtml } from './write-case-html.ts';

/** All that is known of one order as a file. */
export function CaseMenu({ order }: { readonly order: Order }) {
  const client = useQueryClient();
  const save = async (kind: 'html' | 'json') => {
    const events = await client.fetchQuery(orderEventsQuery(order.id));
    const evidence = await Promise.all(
      listEvidenceIds(events).map((id) =>
        client.fetchQuery(evidenceQuery(id)).catch((error: unknown) => {
          if (isNoLongerKept(error)) return [];
          throw error;
        }),
      ),
    );
    const file = buildCase(order, events, evidence.flat(), serverNow());
    const name = `case-${order.symbol}-${order.id}.${kind}`;
    if (kind === 'html') saveFile(name, 'text/html', writeCaseHtml(file));
    else saveFile(name, 'application/json', `${JSON.stringify(file, null, 2)}\n`);
  };
  return (
    <SaveMenu
      words={caseFile}
      kinds={['html', 'json']}
      save={save}
      button={(toggle) => (
        <Button
          variant="default"
          size="sm"
          leftSection={<IconFileDownload size={16} aria-hidden />}
          onClick={toggle}
        >
          {caseFile.button}
        </Button>
      )}
    />
  );
}
