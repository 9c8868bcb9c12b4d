import { useQuery } from '@tanstack/react-query';
import { channelsQuery } from '../../api/queries-settings.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ChannelCard } from './channel-card.tsx';
import styles from './channels.module.css';
import { channels as words } from './strings.ts';

export function ChannelsSection() {
  const { data: channels, error, refetch } = useQuery(channelsQuery);
  if (error && !channels) {
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  }
  if (!channels) return <SkeletonRows rows={4} height={90} />;
  return (
    <>
      <p className={styles.hint}>
        {words.explains} {words.effect}
      </p>
      {channels.length === 0 && (
        <Panel>
          <p>{words.notHere}</p>
        </Panel>
      )}
      {channels.map((channel) => (
        <ChannelCard key={channel.channel} channel={channel} />
      ))}
    </>
  );
}
