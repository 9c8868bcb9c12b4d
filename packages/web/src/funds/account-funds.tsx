import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type Funds, fundsQuery, readFunds } from '../api/queries-funds.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatRupees } from '../format/rupees.ts';
import { formatMoment, parseMoment } from '../format/time.ts';
import { Facts } from '../ui/facts.tsx';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import styles from './account-funds.module.css';
import { Blocking } from './blocking.tsx';
import { isMore, shortMoment } from './describe-funds.ts';
import { funds as words } from './strings.ts';
import { Waterfall } from './waterfall.tsx';

interface AccountFundsProps {
  readonly account: Funds;
  readonly label: string;
  /** Whether the label has to be said. */
  readonly several: boolean;
}

export function AccountFunds({ account, label, several }: AccountFundsProps) {
  const client = useQueryClient();
  const reading = useMutation({
    mutationFn: () => readFunds(account.account_id),
    onSettled: () => client.invalidateQueries({ queryKey: fundsQuery.queryKey }),
  });
  const { broker, reserved, free, lines, shortfall, add_by } = account;
  return (
    <div className={styles.columns}>
      <Panel
        title={several ? `${words.brokerSays}: ${label}` : words.brokerSays}
        aside={
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={15} aria-hidden />}
            aria-label={words.readOf(label)}
            loading={reading.isPending}
            onClick={() => reading.mutate()}
          >
            {words.read}
          </Button>
        }
      >
        <AsOf account={account} />
        {broker !== null && (
          <div className={styles.facts}>
            <Facts
              facts={[
                { name: words.available, value: <Amount of={broker.available_cash} /> },
                { name: words.marginUsed, value: <Amount of={broker.margin_used} /> },
                { name: words.reserved, value: <Amount of={reserved} /> },
                {
                  name: words.free,
                  value: free === null ? words.fits.unknown : <Amount of={free} strong />,
                },
              ]}
            />
          </div>
        )}
        {reading.error && <ProblemNotice error={reading.error} title={words.problem} />}
        <Blocking blocking={account.amo_blocks_funds} />
      </Panel>
      <Panel title={words.tomorrow} aside={<span className={styles.hint}>{words.tomorrowHint}</span>} flush>
        {shortfall !== null && isMore(shortfall) && (
          <p className={styles.short} data-shortfall>
            <IconAlertTriangle size={18} aria-hidden />
            <span>
              <strong>{words.shortAll(formatRupees(shortfall))}</strong>{' '}
              {add_by !== null && words.shortBy1(shortMoment(add_by))}
            </span>
          </p>
        )}
        {lines.length === 0 ? (
          <p className={styles.nothing}>{account.broker === null ? words.nothingOurs : words.nothing}</p>
        ) : (
          <Waterfall account={account} />
        )}
      </Panel>
    </div>
  );
}

function Amount({ of, strong = false }: { readonly of: string; readonly strong?: boolean }) {
  const written = formatRupees(of);
  return <span className={styles.amount}>{strong ? <strong>{written}</strong> : written}</span>;
}

/** Cash moves with every order, so an hour is long; the desk asks once an hour by itself. */
const OLD_MS = 2 * 3_600_000;

function AsOf({ account: { broker, problem } }: { readonly account: Funds }) {
  const now = useNow();
  const at = broker === null ? undefined : parseMoment(broker.as_of);
  const age = at === undefined ? 0 : now - at;
  const moment = at === undefined ? '' : formatMoment(at);
  return (
    <>
      {problem !== null && (
        <p className={styles.failed} role="status">
          <IconAlertTriangle size={18} aria-hidden />
          <span>
            {words.failed(formatMoment(parseMoment(problem.at)), problem.words)}{' '}
            {broker !== null && words.failedKeeps}
          </span>
        </p>
      )}
      <p className={styles.asOf} data-old={age > OLD_MS || undefined}>
        {at === undefined ? words.neverRead : (age > OLD_MS ? words.old : words.asOf)(moment, formatAge(age))}
      </p>
    </>
  );
}
