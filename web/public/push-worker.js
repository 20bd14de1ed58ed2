/** Part of the service worker: shows what is pushed, and opens what it is about. */
self.addEventListener('push', (event) => {
  if (!event.data) return;
  const { tag, title, body, path } = event.data.json();
  event.waitUntil(
    // The same notification under the same tag is shown once, however often it arrives.
    self.registration.showNotification(title, { tag, body, icon: '/icon.svg', data: { path } }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const url = new URL(event.notification.data?.path ?? '/', self.location.origin);
  // The path comes from the platform, but a worker opens pages of its own origin only.
  const target = url.origin === self.location.origin ? url.href : self.location.origin;
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((windows) => {
      const [open] = windows;
      return open ? open.focus().then(() => open.navigate(target)) : self.clients.openWindow(target);
    }),
  );
});
