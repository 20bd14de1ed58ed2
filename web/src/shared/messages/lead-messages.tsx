import type { ResultOf } from '@graphql-typed-document-node/core';
import { clsx } from 'clsx';
import { SendHorizontal } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import type { LeadMessageParty } from '../../graphql/graphql.js';
import { graphql } from '../../graphql/index.js';
import { request, useGraph } from '../../lib/graph.js';
import { fallbackInterval, useLive } from '../../lib/live.js';
import { useAction } from '../../lib/use-action.js';
import { Button } from '../../ui/button.js';
import { Failure, Skeleton } from '../../ui/states.js';
import { TextArea } from '../../ui/text-area.js';

const LeadMessagesQuery = graphql(`
  query LeadMessages($leadId: ID!) {
    leadMessages(leadId: $leadId, first: 50) {
      nodes {
        id
        author
        agent {
          id
          name
        }
        text
        sentAt
        isRead
      }
    }
  }
`);

const SendLeadMessage = graphql(`
  mutation SendLeadMessage($input: SendLeadMessageInput!) {
    sendLeadMessage(input: $input) {
      message {
        id
      }
    }
  }
`);

const MarkMessagesRead = graphql(`
  mutation MarkMessagesRead($input: MarkLeadMessagesReadInput!) {
    markLeadMessagesRead(input: $input) {
      __typename
    }
  }
`);

const CHANNELS = {
  AGENT: {
    subscription: graphql(`
      subscription MessagesToAgent($after: Cursor) {
        leadMessageReceived(after: $after, as: AGENT) {
          cursor
          eventId
          gap {
            missed
          }
        }
      }
    `),
    start: graphql(`
      query MessagesToAgentStart {
        leadFeedCursor
      }
    `),
  },
  BUYER: {
    subscription: graphql(`
      subscription MessagesToBuyer($after: Cursor) {
        leadMessageReceived(after: $after, as: BUYER) {
          cursor
          eventId
          gap {
            missed
          }
        }
      }
    `),
    start: graphql(`
      query MessagesToBuyerStart {
        leadChannelCursor(channel: MY_ENQUIRIES)
      }
    `),
  },
} as const;

type Message = NonNullable<ResultOf<typeof LeadMessagesQuery>['leadMessages']>['nodes'][number];

/** So near the end of the list a reader waits for what comes. */
const END_PX = 40;

interface LeadMessagesProps {
  leadId: string;
  /** On which side the viewer is; what the other wrote counts as read once it is on the screen. */
  as: LeadMessageParty;
  mayWrite: boolean;
}

/** What buyer and agent of a lead wrote to each other, the newest at the end, as they come. */
export function LeadMessages({ leadId, as, mayWrite }: LeadMessagesProps) {
  const connection = useLive(CHANNELS[as], { reread: ['LeadMessages'] });
  const { data, error, isPending } = useGraph(
    LeadMessagesQuery,
    { leadId },
    { refetchInterval: fallbackInterval(connection) },
  );
  const messages = [...(data?.leadMessages?.nodes ?? [])].reverse();
  const newest = messages.findLast(({ author, isRead }) => author !== as && !isRead)?.id;
  useEffect(() => {
    if (!newest || document.visibilityState !== 'visible') return;
    // What fails is told of again: a notification follows.
    request(MarkMessagesRead, { input: { leadId, messageId: newest } }).catch(() => undefined);
  }, [leadId, newest]);
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const last = messages.at(-1);
  const isOwn = last?.author === as;
  useLayoutEffect(() => {
    // Those who read what is further up stay there.
    if (list.current && (isAtEnd.current || isOwn)) list.current.scrollTop = list.current.scrollHeight;
  }, [last?.id, isOwn]);
  return (
    <section className="space-y-4 rounded-card border border-line bg-surface p-4">
      <h2 className="font-semibold">
        <FormattedMessage id="messages.title" />
      </h2>
      {isPending && <Skeleton className="h-16" />}
      {error && <Failure error={error} />}
      {data && messages.length === 0 && (
        <p className="text-muted">
          <FormattedMessage id="messages.none" />
        </p>
      )}
      <ol
        ref={list}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < END_PX;
        }}
        aria-live="polite"
        className="max-h-96 space-y-3 overflow-y-auto"
        tabIndex={messages.length > 3 ? 0 : undefined}
      >
        {messages.map((message) => (
          <li key={message.id} className={clsx('flex', message.author === as && 'justify-end')}>
            <Bubble message={message} isOwn={message.author === as} />
          </li>
        ))}
      </ol>
      {mayWrite && <MessageForm leadId={leadId} />}
    </section>
  );
}

function Bubble({
  message: { author, agent, text, sentAt, isRead },
  isOwn,
}: {
  message: Message;
  isOwn: boolean;
}) {
  return (
    <div className={clsx('max-w-[85%] rounded-2xl px-4 py-2', isOwn ? 'bg-brand/15' : 'bg-raised')}>
      {!isOwn && (
        <p className="text-sm font-semibold">
          {agent?.name ?? <FormattedMessage id={`messages.${author}`} />}
        </p>
      )}
      <p className="whitespace-pre-line break-words">{text}</p>
      <p className="text-right text-xs text-muted">
        <FormattedDate value={sentAt} dateStyle="short" timeStyle="short" />
        {isOwn && isRead && (
          <>
            {' · '}
            <FormattedMessage id="messages.read" />
          </>
        )}
      </p>
    </div>
  );
}

const MOST_TEXT = 2_000;

function MessageForm({ leadId }: { leadId: string }) {
  const intl = useIntl();
  const send = useAction(SendLeadMessage, ['LeadMessages']);
  const [text, setText] = useState('');
  // Sent again after a lost answer, it is one message.
  const idempotencyKey = useRef(crypto.randomUUID());
  const submit = () =>
    send.mutate(
      { input: { leadId, text: text.trim(), idempotencyKey: idempotencyKey.current } },
      {
        onSuccess: () => {
          idempotencyKey.current = crypto.randomUUID();
          setText('');
        },
      },
    );
  return (
    <form
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextArea
        label={intl.formatMessage({ id: 'messages.write' })}
        value={text}
        maxLength={MOST_TEXT}
        onChange={({ target }) => setText(target.value)}
      />
      {send.error && <Failure error={send.error} />}
      <Button type="submit" busy={send.isPending} disabled={text.trim() === ''}>
        <SendHorizontal aria-hidden className="size-5" />
        <FormattedMessage id="messages.send" />
      </Button>
    </form>
  );
}
