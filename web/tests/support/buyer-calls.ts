import { amount, each, flag, given, id, instant, oneOf, text } from '@propmubi/pacts';
import { graphCall } from './pact-calls.js';
import {
  BUYER,
  EXAMPLE_ID,
  KONKAN,
  named,
  NONE,
  SAHYADRI,
  signedIn,
  stage,
  VISITOR_OF_HOME,
} from './pact-values.js';
import {
  EnquirerDocument,
  ListingDetailsDocument,
  MyEnquiriesDocument,
  SearchListingsDocument,
  SendEnquiryDocument,
} from '../../src/graphql/graphql.js';
import { listingFilter, parseSearch } from '../../src/shared/listings/search-filters.js';

const band = oneOf('B', 'A', 'C', 'D', 'NEW');
const confidenceInterval = { low: amount(60.5), high: amount(82) };
const reason = {
  code: text('ID_VERIFIED'),
  polarity: oneOf('POSITIVE', 'NEGATIVE'),
  text: text('The identity was checked.'),
};

const results = graphCall(SearchListingsDocument, {
  description: 'shows results of a search',
  states: [],
  isSignedIn: false,
  variables: {
    filter: listingFilter(parseSearch({ bedrooms: [2] })),
    sort: 'NEWEST',
    language: 'EN',
    after: null,
  },
  answer: {
    data: {
      feed: {
        edges: each({
          node: {
            id: id(),
            title: text('2 BHK in Chembur'),
            listPrice: amount(12_500_000),
            standardStatus: oneOf('ACTIVE', 'COMING_SOON', 'ACTIVE_UNDER_CONTRACT', 'PENDING'),
            bedroomsTotal: amount(2),
            locality: named('Chembur'),
            trust: { score: amount(71.5), band, confidenceInterval, reasons: each(reason) },
          },
        }),
        pageInfo: { hasNextPage: flag(false) },
      },
    },
  },
});

const home = graphCall(ListingDetailsDocument, {
  description: 'shows a home',
  states: [{ name: 'a home is on the market', params: { agent: SAHYADRI } }],
  isSignedIn: false,
  variables: { id: given('${listingId}', EXAMPLE_ID), language: 'EN' },
  answer: {
    data: {
      listing: {
        id: id(),
        title: text('2 BHK in Chembur'),
        listPrice: amount(12_500_000),
        bedroomsTotal: amount(2),
        onMarketTimestamp: instant(),
        locality: { ...named('Chembur'), district: text('Mumbai Suburban'), pinCode: text('400071') },
        project: {
          ...named('Sea Breeze'),
          reraNumber: text('P51800000001'),
          builder: named('Arabian Sea Developers'),
        },
        agent: { ...named('Asha Kulkarni'), reraNumber: text(SAHYADRI) },
        priceHistory: each({ effectiveAt: instant(), listPrice: amount(12_500_000) }),
        trust: {
          score: amount(71.5),
          band,
          confidenceInterval,
          explanation: text('Good: the papers are in order.'),
          factors: each({
            factor: text('DOCUMENTS'),
            value: amount(0.7),
            weight: amount(0.4),
            evidenceCount: amount(3),
          }),
          reasons: each(reason),
        },
      },
    },
  },
});

const enquirer = graphCall(EnquirerDocument, {
  description: 'fills the enquiry with who is signed in',
  states: [signedIn(BUYER)],
  variables: {},
  answer: { data: { me: { name: text('Priya Nair'), phone: text(BUYER) } } },
});

const consents = [{ channel: 'CALL' as const, purpose: 'LEAD_FOLLOW_UP' as const }];
const contact = { name: 'Priya Nair', phone: BUYER };

const enquiry = graphCall(SendEnquiryDocument, {
  description: 'sends an enquiry',
  states: [signedIn(BUYER), { name: 'a home is on the market', params: { agent: KONKAN } }],
  variables: {
    input: {
      idempotencyKey: 'an-enquiry-of-the-pact',
      listingId: given('${listingId}', EXAMPLE_ID),
      contact,
      consents,
    },
  },
  answer: { data: { createLead: { leadId: id(), routingStatus: oneOf('ASSIGNED', 'QUEUED', 'POND') } } },
});

const refusedEnquiry = graphCall(SendEnquiryDocument, {
  description: 'sends an enquiry about a home that has left the market',
  states: [signedIn(BUYER)],
  variables: {
    input: {
      idempotencyKey: 'about-no-home-of-the-pact',
      listingId: NONE,
      contact,
      consents,
    },
  },
  answer: { code: 'LISTING_NOT_FOUND', status: 200 },
});

const enquiries = graphCall(MyEnquiriesDocument, {
  description: 'shows a buyer’s enquiries',
  states: [{ name: 'a buyer’s visit is planned', params: { buyer: VISITOR_OF_HOME, agent: KONKAN } }],
  variables: {},
  answer: {
    data: {
      leads: {
        edges: each({
          node: {
            id: id(),
            stage,
            routingStatus: oneOf('ASSIGNED', 'CLOSED', 'POND', 'QUEUED'),
            createdAt: instant(),
            acceptedAt: instant(),
            firstContactedAt: instant(),
            listing: { id: id(), title: text('2 BHK in Matunga'), bedroomsTotal: amount(2) },
            agent: named('Meera Iyer'),
            siteVisits: each({
              id: id(),
              status: oneOf('SCHEDULED', 'REQUESTED', 'DONE', 'CANCELLED', 'AGENT_NO_SHOW', 'BUYER_NO_SHOW'),
              scheduledFor: instant(),
              buyerCode: text('4821'),
              verified: flag(false),
            }),
          },
        }),
      },
    },
  },
});

/** What the screens of visitors and buyers send, by the documents that are generated of their own. */
export const BUYER_SCREENS = [results, home, enquirer, enquiry, refusedEnquiry, enquiries];
