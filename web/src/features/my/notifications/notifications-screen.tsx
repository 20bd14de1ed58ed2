import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useState } from 'react';
import { FormattedDate, FormattedMessage } from 'react-intl';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { graphQuery } from '../../../lib/graph.js';
import { useHeld } from '../../../lib/held.js';
import { fallbackInterval, useLive } from '../../../lib/live.js';
import { usePreferences } from '../../../lib/preferences.js';
import { useAction } from '../../../lib/use-action.js';
import { Button } from '../../../ui/button.js';
import { FreshButton } from '../../../ui/fresh-notice.js';
import { More } from '../../../ui/more.js';
import { Empty, Failure, Pending } from '../../../ui/states.js';
import { MarkNotificationsRead, MyNotifications, NOTIFICATIONS } from './notification-queries.js';
import { NotificationSettingsForm } from './notification-settings.js';

const PAGE = 20;
const MOST = 100;

type Notification = NonNullable<ResultOf<typeof MyNotifications>['notifications']>['nodes'][number];

/** What the viewer was notified of, as it comes, and how they want to be notified. */
export function NotificationsScreen() {
  return (
    <div className="in-order mx-auto max-w-3xl space-y-10 px-4 py-6">
      <h1 className="text-2xl font-bold">
        <FormattedMessage id="notifications.title" />
      </h1>
      <NotificationList />
      <NotificationSettingsForm />
    </div>
  );
}

const LANGUAGES = { en: 'EN', hi: 'HI', mr: 'MR' } as const;

function NotificationList() {
  const language = usePreferences((state) => state.language);
  const [first, setFirst] = useState(PAGE);
  const connection = useLive(NOTIFICATIONS, { reread: ['MyNotifications', 'UnreadNotifications'] });
  const { data, error, isPending, isFetching, refetch } = useQuery({
    ...graphQuery(MyNotifications, { language: LANGUAGES[language], first }),
    refetchInterval: fallbackInterval(connection),
    // More of them stand below those that are there.
    placeholderData: keepPreviousData,
  });
  const mark = useAction(MarkNotificationsRead, ['MyNotifications', 'UnreadNotifications']);
  const list = data?.notifications;
  const { shown, fresh, show } = useHeld(list?.nodes ?? [], { isAlone: true, isPart: true });
  if (isPending) return <Pending />;
  if (!data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!list?.nodes.length) {
    return <Empty title={<FormattedMessage id="notifications.none" />} />;
  }
  return (
    <section className="space-y-4">
      {mark.error && <Failure error={mark.error} />}
      {/* Its place is there before what comes. */}
      <div className="flex min-h-11 flex-wrap items-center gap-3">
        {Boolean(list.unreadCount) && (
          <Button variant="quiet" busy={mark.isPending} onClick={() => mark.mutate({ input: {} })}>
            <FormattedMessage id="notifications.markAll" />
          </Button>
        )}
        <FreshButton count={fresh} onShow={show} />
      </div>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {shown.map((notification) => (
          <NotificationRow
            key={notification.id}
            notification={notification}
            onRead={() => mark.mutate({ input: { notificationIds: [notification.id] } })}
          />
        ))}
      </ul>
      <More
        hasMore={list.pageInfo.hasNextPage && first < MOST}
        busy={isFetching}
        onMore={() => setFirst(Math.min(first + PAGE, MOST))}
      />
    </section>
  );
}

function NotificationRow({ notification, onRead }: { notification: Notification; onRead: () => void }) {
  const { title, body, createdAt, readAt } = notification;
  return (
    <li className={clsx('flex flex-col items-start gap-3 p-4 sm:flex-row sm:gap-4', !readAt && 'bg-raised')}>
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold">
          <Subject notification={notification}>{title}</Subject>
        </h2>
        <p>{body}</p>
        <p className="text-sm text-muted">
          <FormattedDate value={createdAt} dateStyle="medium" timeStyle="short" />
        </p>
      </div>
      {!readAt && (
        <Button variant="quiet" onClick={onRead}>
          <FormattedMessage id="notifications.read" />
        </Button>
      )}
    </li>
  );
}

/** A way to what it is about, where this app shows it. */
function Subject({ notification, children }: { notification: Notification; children: string }) {
  const { kind, subjectId } = notification;
  if (kind === 'LEAD_ASSIGNED' || kind === 'LEAD_MESSAGE') {
    return (
      <Link to="/work/lead/$id" params={{ id: subjectId }} className="hover:underline">
        {children}
      </Link>
    );
  }
  if (kind === 'SAVED_SEARCH_MATCHED') {
    return (
      <Link to="/my/searches" className="hover:underline">
        {children}
      </Link>
    );
  }
  if (kind === 'ENQUIRY_MESSAGE') {
    return (
      <Link to="/my" className="hover:underline">
        {children}
      </Link>
    );
  }
  if (kind === 'LEAD_IN_POND') {
    return (
      <Link to="/manage" className="hover:underline">
        {children}
      </Link>
    );
  }
  return children;
}
