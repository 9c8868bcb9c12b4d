import { fetchPushKey, subscribe } from '../../api/queries-settings.ts';
import { channels } from './strings.ts';

const WORKER = '/push-worker.js';

export function canSubscribe(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
}

/** Asks the person, then the browser's push service, then us. Throws with a sentence for the person. */
export async function subscribeBrowser(): Promise<void> {
  if (!canSubscribe()) throw new Error(channels.web_push.unsupported);
  if ((await Notification.requestPermission()) !== 'granted') throw new Error(channels.web_push.denied);
  const { public_key } = await fetchPushKey();
  await navigator.serviceWorker.register(WORKER);
  const { pushManager } = await navigator.serviceWorker.ready;
  const subscription = await pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: public_key,
  });
  const { endpoint, keys } = subscription.toJSON();
  const { p256dh, auth } = keys ?? {};
  if (!endpoint || !p256dh || !auth) throw new Error(channels.web_push.unsupported);
  await subscribe({ endpoint, keys: { p256dh, auth } });
}
