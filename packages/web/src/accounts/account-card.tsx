import { statusLagMs } from '../api/queries.ts';
import type { BrokerAccount, Status } from '../api/types.ts';
import { useNow } from '../clock/use-now.ts';
import { formatAge } from '../format/age.ts';
import { formatCount, formatRupees } from '../format/rupees.ts';
import { formatMoment, istSeconds, parseMoment } from '../format/time.ts';
import { judgeFreshness } from '../shell/judge-freshness.ts';
import { Light } from '../shell/light.tsx';
import { ModeBadge } from '../shell/mode-badge.tsx';
import { PauseControl } from '../shell/pause-control.tsx';
import { shell } from '../shell/strings.ts';
import { Facts } from '../ui/facts.tsx';
import { AccountActions } from './account-actions.tsx';
import styles from './account-card.module.css';
import { LoginTest } from './login-test.tsx';
import { accounts as words } from './strings.ts';

interface AccountCardProps {
  readonly account: BrokerAccount;
  readonly clock: Status['clock'];
}

/** One account: what it may do, whether it is heard, and by which limits it places. */
export function AccountCard({ account, clock }: AccountCardProps) {
  const now = useNow();
  const { freshness, settings } = account;
  const light = judgeFreshness(account, now, statusLagMs(clock));
  const readAt = freshness.last_reading_at === null ? undefined : parseMoment(freshness.last_reading_at);
  return (
    <section className={styles.card} aria-label={account.label}>
      <header className={styles.head}>
        <h2>{account.label}</h2>
        <ModeBadge mode={account.mode} />
        <span className={styles.push}>
          <PauseControl accounts={[account]} />
        </span>
      </header>
      {account.placing_stopped_reason && (
        <p className={styles.stopped} role="alert">
          <strong>{words.stopped}.</strong> {account.placing_stopped_reason}
        </p>
      )}
      <div className={styles.columns}>
        <Facts
          facts={[
            { name: words.code, value: account.account_code },
            { name: words.owner, value: words.relations[account.owner_relation] },
            {
              name: words.sending,
              value: sendingWords(account),
            },
            {
              name: words.session,
              value: <Light level={light.session} name="" value={shell.sessionWords[freshness.session]} />,
            },
            {
              name: words.feed,
              value: <Light level={light.feed} name="" value={shell.feedWords[freshness.feed]} />,
            },
            {
              name: words.lastReading,
              value: (
                <Light
                  level={light.reading}
                  name=""
                  value={
                    readAt === undefined
                      ? words.never
                      : words.ago(istSeconds(readAt), formatAge(now - readAt))
                  }
                />
              ),
            },
            {
              name: words.credentials,
              value: credentialWords(account),
            },
          ]}
        />
        <div>
          <h3 className={styles.subhead}>{words.settings}</h3>
          <Facts
            facts={[
              { name: words.settingNames.capital, value: formatRupees(settings.capital_per_trade) },
              { name: words.settingNames.positions, value: formatCount(settings.max_positions) },
              { name: words.settingNames.orderValue, value: formatRupees(settings.max_order_value) },
              { name: words.settingNames.buffer, value: `${settings.price_buffer_percent} %` },
              { name: words.settingNames.volume, value: formatCount(settings.min_average_volume) },
              { name: words.settingNames.amoBlocks, value: words.amoBlocks[settings.amo_blocks_funds] },
              { name: words.settingNames.time, value: words.settingsIst(settings.placement_time) },
              { name: words.settingNames.path, value: settings.recommendations_path ?? words.noPath },
            ]}
          />
        </div>
      </div>
      <LoginTest accountId={account.id}>
        <AccountActions account={account} />
      </LoginTest>
    </section>
  );
}

function sendingWords({ mode, paused_at }: BrokerAccount): string {
  if (mode === 'read-only') return words.sendingNever;
  return paused_at === null ? words.sendingOn : words.pausedSince(formatMoment(parseMoment(paused_at)));
}

function credentialWords({ mode, has_credentials }: BrokerAccount): string {
  if (mode === 'demo') return words.credentialsNone;
  return has_credentials ? words.credentialsKept : words.credentialsMissing;
}
