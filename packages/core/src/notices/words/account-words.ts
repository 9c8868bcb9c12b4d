import { clockOffText } from '../../health/clock-off-text.ts';
import { istMomentText } from '../../ist-text.ts';
import type { NoticeKind } from '../notice-kinds.ts';
import { advise, lines, says, sentence, type Wording } from './parts.ts';
import { byWhom } from './who-and-what.ts';

/** What is said of the connection to the broker, of guards, and of the program itself. */
export const ACCOUNT_WORDS = {
  session_lost: ({ eventKind }, facts) => ({
    title:
      eventKind === 'account.session_missing'
        ? 'No session at the broker shortly before the opening'
        : "The broker's session is lost",
    lines: lines(
      quotedWords(facts.text('words') ?? facts.text('problem')),
      'Until it is renewed, orders can neither be read nor placed. It is tried again by itself.',
      advise("if this stays, check the account's login: press Log in on the account's page."),
    ),
  }),
  session_renewed: () => ({
    title: "The broker's session is good again",
    lines: lines('Orders are read and placed as usual.'),
  }),
  feed_down: () => ({
    title: 'The order feed is down',
    lines: lines('The order book is read more often instead, so changes come some seconds later.'),
  }),
  feed_restored: () => ({
    title: 'The order feed is back',
    lines: lines('Changes are seen at once again.'),
  }),
  broker_unreachable: (_, facts) => ({
    title: 'The order book cannot be read',
    lines: lines(
      quotedWords(facts.text('words'), 'What came back: '),
      'Nothing is concluded from that: your orders stay as they were last seen. It is tried again by itself.',
      advise("if it matters now, look in the broker's app."),
    ),
  }),
  broker_reachable: (_, facts) => {
    const since = facts.moment('failingSinceMs');
    return {
      title: 'The order book can be read again',
      lines: lines(
        since === undefined ? null : `It could not be read since ${istMomentText(since)}.`,
        'What happened meanwhile is told now.',
      ),
    };
  },
  clock_off: (_, facts) => {
    const offMs = facts.number('offMs');
    const by = offMs === undefined ? '' : ` by ${clockOffText(offMs)}`;
    const side = offMs === undefined ? 'wrong' : offMs > 0 ? 'ahead' : 'behind';
    return {
      title: `The clock of this machine is ${side}${by}`,
      lines: lines(
        "Compared with the broker's. Codes of a login can be refused, the phases of the market are missed, and times are shown wrong.",
        advise('turn on time synchronisation on the machine that runs Orderwatch: timedatectl set-ntp true.'),
      ),
    };
  },
  clock_right: () => ({
    title: 'The clock of this machine is right again',
    lines: lines("It agrees with the broker's. A login that was refused is tried again by itself."),
  }),
  book_doubted: (_, facts) => ({
    title: 'The order book looks wrong',
    lines: lines(
      `What the last reading lacks is not believed${facts.text('alert') === undefined ? '' : ` (${facts.text('alert')?.replaceAll('_', ' ')})`}. What it shows is.`,
      advise("compare it with the broker's app if this stays."),
    ),
  }),
  unknown_words: (_, facts) => ({
    title: 'The broker used a status that is not known here',
    lines: lines(
      quotedWords(facts.text('text')),
      'It changed nothing. The order keeps its last known status.',
    ),
  }),
  wrong_account: (_, facts) => ({
    title: 'The broker showed orders of another account',
    lines: lines(
      facts.text('shown') === undefined ? null : `It showed the account ${facts.text('shown')}.`,
      'They were thrown away, and placing is stopped for this account.',
      advise("check the account's credentials, then resume it on its page."),
    ),
  }),
  other_program: () => ({
    title: 'Another program places orders on this account',
    lines: lines(
      'An order came over the API that was not sent from here. Placing is stopped, so that nothing is bought twice.',
      advise('stop the other program or change the API key, then resume the account on its page.'),
    ),
  }),
  circuit_breaker: (_, facts) => ({
    title: 'Placing is stopped',
    lines: lines(
      reasonSentence(facts.text('reason') ?? facts.text('why')),
      'Orders at the broker are watched as before; no new ones are sent.',
      advise('see what went wrong, then resume the account on its page.'),
    ),
  }),
  kill_switch: ({ actor }, facts) => ({
    title: 'The kill switch is on: nothing is sent',
    lines: lines(
      `It was pulled ${byWhom(actor)}.`,
      reasonSentence(facts.text('reason')),
      advise('cancel what you no longer want at the broker; release the switch when it is over.'),
    ),
  }),
  placing_resumed: ({ actor }) => ({
    title: 'Placing is resumed',
    lines: lines(`It was resumed ${byWhom(actor)}.`),
  }),
  account_paused: ({ actor, eventKind }) => ({
    title: eventKind === 'account.resumed' ? 'The account is resumed' : 'The account is paused',
    lines: lines(
      `It was ${eventKind === 'account.resumed' ? 'resumed' : 'paused'} ${byWhom(actor)}.`,
      eventKind === 'account.resumed'
        ? null
        : 'Orders at the broker are watched as before; no new ones are sent.',
    ),
  }),
  mode_changed: ({ actor }, facts) => {
    const isLive = facts.text('to') === 'live';
    return {
      title: isLive ? 'The account is live' : 'The account only reads now',
      lines: lines(
        `It was changed ${byWhom(actor)}.`,
        isLive
          ? 'It is paused, and sends nothing yet. Once it is resumed, it places real orders with real money.'
          : 'Nothing is placed, changed or cancelled any more, and no position is sold. Its orders are watched as before.',
        isLive
          ? advise('if that was not you, change your password and the code of your authenticator.')
          : null,
      ),
    };
  },
  day_unsealed: () => ({
    title: 'The day could not be closed',
    lines: lines(
      'No complete reading of the order book came after its end, so its open orders stay as they were.',
      advise(
        "look in the broker's app what they filled. What is over there is ended here with Cancel; until then it keeps its share from being sold or bought.",
      ),
    ),
  }),
  calendar_ending: (_, facts) => ({
    title: `The trading calendar ends${facts.text('lastDay') === undefined ? ' soon' : ` on ${facts.text('lastDay')}`}`,
    lines: lines(
      facts.number('daysLeft') === undefined ? null : `${facts.number('daysLeft')} days are left.`,
      'After its end nothing is placed by itself.',
      advise("import the exchange's holidays of the next year."),
    ),
  }),
  channel_failed: (_, facts) => ({
    title: `Messages do not get through: ${facts.text('channelName') ?? 'a channel'}`,
    lines: lines(
      reasonSentence(facts.text('why')),
      'What was not delivered is kept, and can be sent again in the settings.',
      facts.text('mend') === undefined
        ? advise('press Test at the channel, and mend what it finds.')
        : advise(facts.text('mend') ?? ''),
    ),
  }),
} as const satisfies Partial<Record<NoticeKind, Wording>>;

function quotedWords(text: string | undefined, before = 'The broker says: ') {
  return text === undefined ? null : says(before, text);
}

function reasonSentence(text: string | undefined): string | null {
  return text === undefined ? null : `Reason: ${sentence(text)}`;
}
