import { Link } from '@tanstack/react-router';
import { Bell } from 'lucide-react';
import { useIntl } from 'react-intl';
import { graphql } from '../graphql/index.js';
import { useGraph } from '../lib/graph.js';

const UnreadNotifications = graphql(`
  query UnreadNotifications {
    notifications(first: 1) {
      unreadCount
    }
  }
`);

const ASK_EVERY_MS = 60_000;
const MOST_SHOWN = 99;

/** The way to the notifications, with how many are unread. Loaded after the sign-in. */
export default function NotificationBell() {
  const intl = useIntl();
  const { data } = useGraph(UnreadNotifications, {}, { refetchInterval: ASK_EVERY_MS });
  const count = data?.notifications?.unreadCount ?? 0;
  return (
    <Link
      to="/my/notifications"
      aria-label={intl.formatMessage({ id: 'shell.notifications' }, { count })}
      className="relative grid size-11 place-items-center rounded-full hover:bg-raised"
    >
      <Bell aria-hidden className="size-5" />
      {count > 0 && (
        <span
          aria-hidden
          className="absolute right-0 top-0 min-w-5 rounded-full bg-accent px-1 text-center text-xs font-bold text-on-brand"
        >
          {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
        </span>
      )}
    </Link>
  );
}
