import { Button } from '@mantine/core';
import { IconBrandTelegram } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { askForCode, disconnectChat, telegramChatQuery } from '../../api/queries-settings.ts';
import { formatAge } from '../../format/age.ts';
import { formatMoment, parseMoment } from '../../format/time.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import styles from './channels.module.css';
import { channels } from './strings.ts';

const words = channels.telegram;

/** A chat is connected by a code that the person sends to the bot: so nobody else's chat can be. */
export function TelegramChat() {
  const client = useQueryClient();
  const ask = useMutation({ mutationFn: askForCode });
  const code = ask.data;
  const { data: chat } = useQuery(telegramChatQuery(code !== undefined));
  const leave = useMutation({
    mutationFn: disconnectChat,
    onSettled: () => client.invalidateQueries({ queryKey: telegramChatQuery(false).queryKey }),
  });
  if (!chat) return null;
  return (
    <div className={styles.test}>
      <p role="status">
        {chat.connected && chat.connected_at !== null
          ? `${words.connected(chat.name ?? '')}, ${words.since(formatMoment(parseMoment(chat.connected_at)))}`
          : words.notConnected}
      </p>
      {code && !chat.connected && (
        <div className={styles.code}>
          <p>
            <strong>{words.code(code.code)}</strong> <CopyButton text={code.code} what={code.code} />
          </p>
          <p className={styles.hint}>{words.codeUntil(formatAge(code.expires_in_seconds * 1_000))}</p>
          {code.link && (
            <a href={code.link} target="_blank" rel="noreferrer">
              {words.open}
            </a>
          )}
          <p className={styles.hint}>{words.waiting}</p>
        </div>
      )}
      {ask.error && <ProblemNotice error={ask.error} title={words.connectProblem} />}
      <div className={styles.row}>
        <Button
          variant="default"
          leftSection={<IconBrandTelegram size={16} aria-hidden />}
          loading={ask.isPending}
          onClick={() => ask.mutate()}
        >
          {chat.connected ? words.again : words.connect}
        </Button>
        {chat.connected && (
          <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
            {words.disconnect}
          </Button>
        )}
      </div>
    </div>
  );
}
