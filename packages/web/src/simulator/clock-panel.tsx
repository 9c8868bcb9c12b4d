import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { statusQuery } from '../api/queries.ts';
import { changePace, type Simulator, simulatorQuery } from '../api/queries-simulator.ts';
import { useNow } from '../clock/use-now.ts';
import { formatCount } from '../format/rupees.ts';
import { formatMoment } from '../format/time.ts';
import { Panel } from '../ui/panel.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { SpeedButtons } from '../ui/speed-buttons.tsx';
import styles from './simulator.module.css';
import { simulator as words } from './strings.ts';

const SPEEDS = [0.2, 0.5, 1, 2, 5] as const;

export function ClockPanel({ clock }: Pick<Simulator, 'clock'>) {
  const client = useQueryClient();
  const now = useNow();
  const change = useMutation({
    mutationFn: changePace,
    onSuccess: async (after) => {
      client.setQueryData(simulatorQuery.queryKey, after);
      await client.invalidateQueries({ queryKey: statusQuery.queryKey });
    },
  });
  if (clock === null) {
    return (
      <Panel title={words.clock}>
        <p className={styles.hint}>{words.realTime}</p>
      </Panel>
    );
  }
  return (
    <Panel title={words.clock} aside={<span className={styles.now}>{formatMoment(now)}</span>}>
      <div className={styles.clock}>
        <Button
          variant="default"
          leftSection={
            clock.playing ? (
              <IconPlayerPause size={16} aria-hidden />
            ) : (
              <IconPlayerPlay size={16} aria-hidden />
            )
          }
          onClick={() => change.mutate({ playing: !clock.playing })}
        >
          {clock.playing ? words.pause : words.play}
        </Button>
        <SpeedButtons
          legend={words.speed}
          speeds={SPEEDS}
          now={clock.speed}
          word={words.speeds}
          onChoose={(speed) => change.mutate({ speed })}
        />
      </div>
      <p className={styles.hint}>
        {clock.playing ? words.rate(formatCount(Math.round(clock.rate))) : words.paused} {words.slowDown}
      </p>
      {change.error && <ProblemNotice error={change.error} title={words.changeProblem} />}
    </Panel>
  );
}
