// Runs in the browser without the page: shows what was pushed, and opens its order when it is pressed. The message was
// encrypted for this browser alone; nothing of it is kept here.
self.addEventListener('push', (event) => {
  const message = read(event.data);
  event.waitUntil(
    self.registration.showNotification(message.title, {
      body: message.body,
      // The same message again takes the place of the first.
      tag: message.id,
      silent: message.silent === true,
      requireInteraction: message.severity === 'critical',
      icon: '/favicon.svg',
      data: { orderId: message.order_id },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const { orderId } = event.notification.data ?? {};
  const path = orderId ? `/orders/${encodeURIComponent(orderId)}` : '/today';
  event.waitUntil(open(new URL(path, self.location.origin).href));
});

function read(data) {
  try {
    return data.json();
  } catch {
    return { title: 'Orderwatch', body: 'Something happened. Open the page to see it.' };
  }
}

/** In a window of ours that is open already, else in a new one. */
async function open(address) {
  const [shown] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!shown) return self.clients.openWindow(address);
  await shown.focus();
  return shown.navigate(address).catch(() => self.clients.openWindow(address));
}
