import { Link } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { ResultOf } from '@graphql-typed-document-node/core';
import { FormattedDate, FormattedMessage } from 'react-intl';
import { graphql } from '../../graphql/index.js';
import { useGraph } from '../../lib/graph.js';
import { useHashPlace } from '../../lib/hash-place.js';
import { useKeptPlace } from '../../lib/kept-place.js';
import { fallbackInterval, useLive } from '../../lib/live.js';
import { Button } from '../../ui/button.js';
import { Empty, Failure, Pending } from '../../ui/states.js';
import { HomePicture } from '../../shared/listings/home-picture.js';
import { LeadMessages } from '../../shared/messages/lead-messages.js';
import { AfterMeeting } from './after-meeting.js';
import type { MetSubject } from './met-subject.js';
import { MyInvitations } from './my-invitations.js';
import { MyPayments } from './my-payments.js';
import { RequestVisit } from './request-visit.js';
import { Withdraw } from './withdraw.js';

const MyEnquiries = graphql(`
  query MyEnquiries {
    leads(first: 50) {
      edges {
        node {
          id
          stage
          routingStatus
          createdAt
          acceptedAt
          firstContactedAt
          listing {
            id
            title
            photos
            bedroomsTotal
          }
          project {
            id
            name
            builder {
              id
              name
            }
          }
          agent {
            id
            name
          }
          organization {
            id
            name
          }
          siteVisits {
            id
            status
            scheduledFor
            buyerCode
            verified
          }
          payments {
            id
            verified
            ...MyPaymentFields
          }
        }
      }
    }
  }
`);

type Enquiry = NonNullable<ResultOf<typeof MyEnquiries>['leads']>['edges'][number]['node'];

const ENQUIRY_EVENTS = {
  subscription: graphql(`
    subscription EnquiryEvents($after: Cursor) {
      myEnquiries(after: $after) {
        cursor
        eventId
        gap {
          missed
        }
      }
    }
  `),
  start: graphql(`
    query EnquiryEventsStart {
      leadChannelCursor(channel: MY_ENQUIRIES)
    }
  `),
};

/** A buyer's enquiries: who has each, and what has happened since. */
export function MyEnquiriesScreen() {
  const connection = useLive(ENQUIRY_EVENTS, { reread: ['MyEnquiries', 'LeadMessages'] });
  const { data, error, isPending, refetch } = useGraph(
    MyEnquiries,
    {},
    { refetchInterval: fallbackInterval(connection) },
  );
  if (isPending) return <Pending />;
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  const enquiries = data.leads?.edges.map(({ node }) => node) ?? [];
  return (
    <div className="mx-auto max-w-3xl px-4 py-6">
      <h1 className="mb-6 text-2xl font-bold">
        <FormattedMessage id="my.title" />
      </h1>
      <MyInvitations />
      {enquiries.length === 0 && (
        <div className="mt-6">
          <Empty title={<FormattedMessage id="my.none" />}>
            <Link to="/search" className="font-medium text-brand underline">
              <FormattedMessage id="my.find" />
            </Link>
          </Empty>
        </div>
      )}
      {enquiries.length > 0 && <EnquiryList enquiries={enquiries} />}
    </div>
  );
}

/** An answer changes its card where it stands; what the reader reads stays in its place. */
function EnquiryList({ enquiries }: { enquiries: readonly Enquiry[] }) {
  const list = useRef<HTMLUListElement>(null);
  useKeptPlace(list);
  useHashPlace();
  return (
    <ul ref={list} className="mt-6 space-y-4">
      {enquiries.map((enquiry) => (
        <li key={enquiry.id} id={enquiry.id} className="scroll-mt-20">
          <EnquiryCard enquiry={enquiry} />
        </li>
      ))}
    </ul>
  );
}

function EnquiryCard({ enquiry }: { enquiry: Enquiry }) {
  const { listing, project, agent, organization } = enquiry;
  return (
    <article className="overflow-hidden rounded-card border border-line bg-surface p-5">
      {listing && (
        <div className="float-right ml-4 w-24 overflow-hidden rounded-xl sm:w-36">
          <HomePicture seed={listing.id} photo={listing.photos?.[0]} bedrooms={listing.bedroomsTotal} />
        </div>
      )}
      <h2 className="font-semibold">
        {listing ? (
          <Link to="/listing/$id" params={{ id: listing.id }} className="hover:underline">
            {listing.title}
          </Link>
        ) : (
          project?.name
        )}
      </h2>
      <p className="text-sm text-muted">
        <FormattedDate value={enquiry.createdAt} dateStyle="medium" timeStyle="short" />
      </p>
      <p className="mt-3" role="status">
        <FormattedMessage
          id={`my.state.${stateOf(enquiry)}`}
          values={{ agent: agent?.name ?? organization?.name ?? '…' }}
        />
      </p>
      <PlannedVisits visits={enquiry.siteVisits} />
      {enquiry.payments.length > 0 && <MyPayments payments={enquiry.payments} />}
      {mayAskForVisit(enquiry) && <RequestVisit leadId={enquiry.id} />}
      {enquiry.acceptedAt && <Messages enquiry={enquiry} />}
      {isWitness(enquiry) && (
        <AfterMeeting reviewable={reviewableOf(enquiry)} disputable={disputableOf(enquiry)} />
      )}
      {enquiry.routingStatus !== 'CLOSED' && <Withdraw leadId={enquiry.id} />}
    </article>
  );
}

/** Behind a press: a list of enquiries shows no conversation. */
function Messages({ enquiry: { id, routingStatus } }: { enquiry: Enquiry }) {
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  return (
    <div className="mt-4">
      <Button variant="quiet" aria-expanded={isOpen} aria-controls={panel} onClick={() => setOpen(!isOpen)}>
        <MessagesSquare aria-hidden className="size-5" />
        <FormattedMessage id="messages.title" />
      </Button>
      <div id={panel} className="mt-3">
        {isOpen && <LeadMessages leadId={id} as="BUYER" mayWrite={routingStatus !== 'CLOSED'} />}
      </div>
    </div>
  );
}

/** Visits to come, each with the code that proves it: the buyer says it to the agent on the spot, and not before. */
function PlannedVisits({ visits }: { visits: Enquiry['siteVisits'] }) {
  const planned = visits.filter(({ status }) => status === 'SCHEDULED' || status === 'REQUESTED');
  return planned.map(({ id, status, scheduledFor, buyerCode }) => (
    <div key={id} className="clear-both mt-3 rounded-xl bg-raised px-4 py-3">
      <p className="font-medium">
        <FormattedMessage
          id={status === 'REQUESTED' ? 'my.visitRequested' : 'my.visit'}
          values={{
            date: <FormattedDate key="date" value={scheduledFor} dateStyle="medium" timeStyle="short" />,
          }}
        />
      </p>
      {status === 'SCHEDULED' && buyerCode && (
        <p className="text-sm text-muted">
          <FormattedMessage
            id="my.visitCode"
            values={{
              code: (
                <b key="code" className="text-lg tracking-widest text-ink">
                  {buyerCode}
                </b>
              ),
            }}
          />
        </p>
      )}
    </div>
  ));
}

/** Whether something happened that both sides confirmed. */
function isWitness({ siteVisits, payments }: Enquiry): boolean {
  return (
    siteVisits.some(({ status, verified }) => status === 'DONE' && verified) ||
    payments.some(({ verified }) => verified)
  );
}

function reviewableOf({ agent, project }: Enquiry): MetSubject<'AGENT' | 'BUILDER'>[] {
  return [
    ...(agent ? [{ kind: 'AGENT' as const, id: agent.id, name: agent.name }] : []),
    ...(project ? [{ kind: 'BUILDER' as const, id: project.builder.id, name: project.builder.name }] : []),
  ];
}

function disputableOf({ agent, listing, project }: Enquiry): MetSubject<'AGENT' | 'LISTING' | 'PROJECT'>[] {
  return [
    ...(listing ? [{ kind: 'LISTING' as const, id: listing.id, name: listing.title }] : []),
    ...(project ? [{ kind: 'PROJECT' as const, id: project.id, name: project.name }] : []),
    ...(agent ? [{ kind: 'AGENT' as const, id: agent.id, name: agent.name }] : []),
  ];
}

/** Once an agent has accepted, and no visit is planned. */
function mayAskForVisit({ acceptedAt, routingStatus, listing, siteVisits }: Enquiry): boolean {
  const isPlanned = siteVisits.some(({ status }) => status === 'SCHEDULED' || status === 'REQUESTED');
  return Boolean(acceptedAt && listing) && routingStatus === 'ASSIGNED' && !isPlanned;
}

function stateOf({ stage, routingStatus, acceptedAt, firstContactedAt }: Enquiry): string {
  if (stage === 'BOOKED') return 'booked';
  if (routingStatus === 'CLOSED') return 'closed';
  if (stage === 'NEGOTIATION') return 'negotiation';
  if (stage === 'SITE_VISIT_SCHEDULED') return 'visit';
  if (firstContactedAt) return 'contacted';
  if (acceptedAt) return 'accepted';
  return routingStatus === 'ASSIGNED' ? 'assigned' : 'waiting';
}
