import { IconAlertTriangle, IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import type { Channel } from '../../api/queries-settings.ts';
import { formatMoment, parseMoment } from '../../format/time.ts';
import { Chip } from '../../ui/chip.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ChannelForm } from './channel-form.tsx';
import { ChannelTest } from './channel-test.tsx';
import styles from './channels.module.css';
import { channels as words } from './strings.ts';
import { TelegramChat } from './telegram-chat.tsx';
import { ThisBrowser } from './this-browser.tsx';

/** One channel: whether it is on, what is entered, a test, and how a person connects to it. */
export function ChannelCard({ channel }: { readonly channel: Channel }) {
  const { about, how } = words[channel.channel];
  return (
    <Panel title={channel.name} aside={<State channel={channel} />}>
      <div className={styles.card}>
        <p className={styles.hint}>
          {about} {how}
        </p>
        {channel.problem && (
          <p className={styles.trouble} role="alert">
            {words.lastProblem(channel.problem)}{' '}
            {channel.next_try_at && words.nextTry(formatMoment(parseMoment(channel.next_try_at)))}
          </p>
        )}
        <ChannelForm channel={channel} />
        {channel.channel === 'telegram' && channel.enabled && <TelegramChat />}
        {channel.channel === 'web_push' && <ThisBrowser />}
        <ChannelTest kind={channel.channel} />
      </div>
    </Panel>
  );
}

function State({ channel: { enabled, problem } }: { readonly channel: Channel }) {
  if (!enabled) {
    return (
      <Chip tone="ended" icon={IconCircleMinus}>
        {words.off}
      </Chip>
    );
  }
  return problem ? (
    <Chip tone="bad" icon={IconAlertTriangle}>
      {words.trouble}
    </Chip>
  ) : (
    <Chip tone="filled" icon={IconCircleCheck}>
      {words.on}
    </Chip>
  );
}
