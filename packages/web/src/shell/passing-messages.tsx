import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';

/** Messages that go by themselves. Where there is little room one at a time: what it covers is soon free again. */
export function PassingMessages() {
  const isSmall = useMediaQuery('(max-width: 59.99em), (max-height: 32em)');
  return <Notifications position="bottom-right" limit={isSmall ? 1 : 3} autoClose={8_000} />;
}
