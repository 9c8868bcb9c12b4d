import { z } from 'zod';
import { findChannel, listChannels, saveChannel } from '../../db/notices/channels.ts';
import type { DeskNotices } from '../../desk/desk.ts';
import { sealSecrets } from '../../notices/channel-secrets.ts';
import type { Channel, ChannelTarget } from '../../notices/channels/channel.ts';
import { openTarget } from '../../notices/open-target.ts';
import type { HttpDeps } from '../deps.ts';
import { type Caller, callerOf, deskOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderChannel } from '../render/notification-view.ts';
import { channelCheck, channelKind, channelPatch, channelView } from '../schemas/notification.ts';
import { type Api, faults, items, noQuery } from './plugin.ts';

const tags = ['notifications'];
const byChannel = z.strictObject({ channel: channelKind });
const CHANNELS = '/api/v1/user/notification-channels';

/** Where a user is told: settings, secrets that no route returns, and a test that says what is wrong. */
export function notificationChannelRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    CHANNELS,
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'The channels of this installation, and how yours are set',
        querystring: noQuery,
        response: { 200: items(channelView), ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const rows = await listChannels(db, userId);
      const { channels } = deskOf(request, deps).notices;
      return {
        items: channels.map((one) =>
          renderChannel(
            one,
            rows.find(({ channel }) => channel === one.kind),
          ),
        ),
      };
    },
  );

  app.put(
    `${CHANNELS}/:channel`,
    {
      config: { access: 'user', scope: 'person', stepUp: true },
      schema: {
        tags,
        summary: 'Change a channel',
        description:
          'What is left out stays; null takes away. Secrets are sealed at once. It takes effect at once, and is not tried: the test does that.',
        params: byChannel,
        body: channelPatch,
        querystring: noQuery,
        response: { 200: channelView, ...faults },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const desk = deskOf(request, deps);
      const channel = channelOf(desk.notices, request.params.channel);
      const row = await findChannel(caller.db, caller.userId, channel.kind);
      const before = await targetOf(caller, desk.notices, channel);
      const settings = merge(before?.settings ?? {}, request.body.settings ?? {});
      const secrets = merge(before?.secrets ?? {}, request.body.secrets ?? {});
      const enabled = request.body.enabled ?? row?.enabled ?? true;
      refuseUnusable(channel, { enabled, settings, secrets });
      const owner = { userId: caller.userId, channel: channel.kind };
      const sealed =
        Object.keys(secrets).length === 0 ? null : sealSecrets(desk.notices.keyRing, owner, secrets);
      await saveChannel(caller.db, { ...owner, enabled, settings, sealed, atMs: desk.clock.nowMs() });
      desk.notices.wakeAll();
      return renderChannel(channel, await findChannel(caller.db, caller.userId, channel.kind));
    },
  );

  app.post(
    `${CHANNELS}/:channel/test`,
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags,
        summary: 'Try a channel, and say exactly what is wrong',
        params: byChannel,
        querystring: noQuery,
        response: { 200: channelCheck, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof channelCheck>> => {
      const caller = callerOf(request);
      const { notices } = deskOf(request, deps);
      const channel = channelOf(notices, request.params.channel);
      const target = await targetOf(caller, notices, channel);
      if (target === undefined) return { ok: false, steps: [NOT_SET] };
      const [problem] = channel.inspect(target.settings, target.secrets);
      if (problem) {
        return {
          ok: false,
          steps: [{ step: 'settings', ok: false, detail: `${problem.field}: ${problem.message}` }],
        };
      }
      const { ok, steps } = await channel.check(target);
      return { ok, steps: steps.map((step) => ({ ...step })) };
    },
  );
}

const NOT_SET = {
  step: 'settings',
  ok: false,
  detail: 'Nothing is set for this channel, or the key file does not open its secrets. Enter them first.',
};

function channelOf({ channels }: DeskNotices, kind: string): Channel {
  const channel = channels.find((one) => one.kind === kind);
  if (channel === undefined) throw new Problem('channel_not_found');
  return channel;
}

async function targetOf(
  { db, userId }: Caller,
  { keyRing }: DeskNotices,
  { kind }: Channel,
): Promise<ChannelTarget | undefined> {
  const row = await findChannel(db, userId, kind);
  return row && openTarget(keyRing, { userId, ...row });
}

/** A channel that is off may be half set: it is filled in step by step. */
function refuseUnusable(
  channel: Channel,
  { enabled, settings, secrets }: Omit<ChannelTarget, 'userId'> & { readonly enabled: boolean },
): void {
  const unknown = Object.keys(secrets).filter((field) => !channel.secretFields.includes(field));
  const problems = [
    ...unknown.map((field) => ({ field, message: 'is no secret of this channel' })),
    ...(enabled ? channel.inspect(settings, secrets) : []),
  ];
  if (problems.length === 0) return;
  throw new Problem('invalid_request', {
    detail: 'The channel cannot be used with these settings.',
    errors: problems.map(({ field, message }) => ({
      path: `body.${channel.secretFields.includes(field) ? 'secrets' : 'settings'}.${field}`,
      message,
    })),
  });
}

function merge<Value>(
  before: Readonly<Record<string, Value>>,
  change: Readonly<Record<string, Value | null>>,
): Readonly<Record<string, Value>> {
  const after = new Map<string, Value>(Object.entries(before));
  for (const [key, value] of Object.entries(change)) {
    if (value === null) after.delete(key);
    else after.set(key, value);
  }
  return Object.fromEntries(after);
}
