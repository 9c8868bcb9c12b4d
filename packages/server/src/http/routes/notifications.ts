import type { z } from 'zod';
import { countUnread, listFeed, markAllRead, markRead } from '../../db/notices/list-feed.ts';
import { changePreferences, loadPreferences } from '../../db/notices/preferences.ts';
import type { HttpDeps } from '../deps.ts';
import { callerOf } from '../guards/recognise.ts';
import { Problem } from '../problems.ts';
import { renderNoticePreview } from '../render/notice-preview.ts';
import { renderNotification, renderPreferences } from '../render/notification-view.ts';
import { patchPreferences } from '../render/patch-preferences.ts';
import {
  changedCount,
  noticePreview,
  notificationPage,
  notificationQuery,
  preferencesPatch,
  preferencesView,
  previewQuery,
  readAll,
  unreadCount,
} from '../schemas/notification.ts';
import { type Api, byId, faults, noQuery } from './plugin.ts';

const tags = ['notifications'];

/** What a user was told, and what he wants to be told. */
export function notificationRoutes(app: Api, deps: HttpDeps): void {
  feedRoutes(app, deps);
  preferenceRoutes(app, deps);
}

function feedRoutes(app: Api, { desk }: HttpDeps): void {
  app.get(
    '/api/v1/user/notifications',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'What you were told, newest first',
        description: '`kind` may repeat. The texts are plain: whoever shows them escapes them.',
        querystring: notificationQuery,
        response: { 200: notificationPage, ...faults },
      },
    },
    async (request): Promise<z.infer<typeof notificationPage>> => {
      const { db, userId } = callerOf(request);
      const { kind, unread, order_id, account_id, page, page_size } = request.query;
      const filter = { userId, kinds: kind, unread, orderId: order_id, accountId: account_id };
      const [found, count, preferences] = await Promise.all([
        listFeed(db, { filter, limit: page_size, offset: (page - 1) * page_size }),
        countUnread(db, userId),
        loadPreferences(db, userId),
      ]);
      const hideAmounts = preferences.hideAmounts.includes('in_app');
      return {
        items: found.notices.map((notice) => renderNotification(notice, { hideAmounts })),
        total: found.total,
        unread: count,
        page,
        page_size,
        total_pages: Math.ceil(found.total / page_size),
      };
    },
  );

  app.get(
    '/api/v1/user/notifications/unread',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'How many of them you have not read',
        querystring: noQuery,
        response: { 200: unreadCount, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      return { unread: await countUnread(db, userId) };
    },
  );

  app.post(
    '/api/v1/user/notifications/:id/read',
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags,
        summary: 'Mark one as read',
        params: byId,
        querystring: noQuery,
        response: { 200: unreadCount, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const wish = { userId, noticeId: request.params.id };
      if (!(await markRead(db, wish, desk.clock.nowMs()))) throw new Problem('notification_not_found');
      return { unread: await countUnread(db, userId) };
    },
  );

  app.post(
    '/api/v1/user/notifications/read-all',
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags,
        summary: 'Mark all as read',
        body: readAll,
        querystring: noQuery,
        response: { 200: changedCount, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const nowMs = desk.clock.nowMs();
      const { up_to } = request.body;
      const upToMs = up_to === undefined ? nowMs : Date.parse(up_to);
      return { changed: await markAllRead(db, userId, upToMs, nowMs) };
    },
  );
}

function previewRoute(app: Api, { desk, config }: HttpDeps): void {
  app.get(
    '/api/v1/user/notification-preferences/preview',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'How a message of a kind looks on each channel',
        description: 'The words are those of every message of that kind; what they tell of is invented.',
        querystring: previewQuery,
        response: { 200: noticePreview, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const preferences = await loadPreferences(db, userId);
      const pageUrl = config.publicUrl?.origin ?? null;
      const facts = { preferences, nowMs: desk.clock.nowMs(), pageUrl };
      return renderNoticePreview(request.query.kind, facts);
    },
  );
}

function preferenceRoutes(app: Api, deps: HttpDeps): void {
  const { desk } = deps;
  previewRoute(app, deps);
  app.get(
    '/api/v1/user/notification-preferences',
    {
      config: { access: 'user', scope: 'read' },
      schema: {
        tags,
        summary: 'What you are told where',
        querystring: noQuery,
        response: { 200: preferencesView, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      return renderPreferences(await loadPreferences(db, userId));
    },
  );

  app.put(
    '/api/v1/user/notification-preferences',
    {
      config: { access: 'user', scope: 'admin' },
      schema: {
        tags,
        summary: 'Change what you are told where',
        description: 'What is left out stays; null takes back to the default. It takes effect at once.',
        body: preferencesPatch,
        querystring: noQuery,
        response: { 200: preferencesView, ...faults },
      },
    },
    async (request) => {
      const { db, userId } = callerOf(request);
      const after = await changePreferences(db, userId, desk.clock.nowMs(), (before) =>
        patchPreferences(before, request.body),
      );
      desk.notices.wakeAll();
      return renderPreferences(after);
    },
  );
}
