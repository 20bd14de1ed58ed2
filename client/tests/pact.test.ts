import { afterAll, describe, expect, it } from '@jest/globals';
import {
  amount,
  consumerPact,
  each,
  exampleOf,
  given,
  id,
  instant,
  oneOf,
  type Read,
  text,
} from '@propmubi/pacts';
import { type DocumentNode, print } from 'graphql';
import {
  type AssignedLead,
  CreateLead,
  createSession,
  Feed,
  LEAD_ASSIGNMENTS,
  RefreshSession,
  RequestError,
  requestOtp,
  RequestOtp,
  VerifyOtp,
} from '../src/index.js';
import { pactCall } from './support/pact-calls.js';
import { receiveEvent } from './support/receive-event.js';

/** Of the demo world. */
const [BUYER, NEWCOMER, RETURNING, RENEWED, PARTNER] = ['31', '32', '33', '34', '71'].map(
  (serial) => `+9198200000${serial}`,
) as [string, string, string, string, string];

const tokens = {
  accessToken: text('the next token'),
  expiresAt: instant(),
  refreshToken: text('and its other half'),
};
const home = {
  id: id(),
  title: text('2 BHK in Chembur'),
  listPrice: amount(12_500_000),
  locality: { id: id(), name: text('Chembur') },
  project: {
    id: id(),
    reraNumber: text('P51800000001'),
    builder: { id: id(), name: text('Arabian Sea Developers') },
  },
  agent: { id: id(), reraNumber: text('A51800000001'), name: text('Asha Kulkarni') },
  trust: { score: amount(71.5), lowerBound: amount(60), band: oneOf('B', 'A', 'C', 'D', 'NEW') },
};
const question = {
  idempotencyKey: 'a-question-of-the-pact',
  contact: { phone: BUYER },
  consents: [{ channel: 'CALL' as const, purpose: 'LEAD_FOLLOW_UP' as const }],
};
const signedIn = (phone: string) => ({ name: 'a person is signed in', params: { phone } });

const CALLS = [
  pactCall(RequestOtp, {
    description: 'asks for a one-time password',
    variables: { input: { phone: NEWCOMER } },
    answer: { data: { requestOtp: { challengeId: id(), expiresAt: instant(), resendAt: instant() } } },
    run: (client) => requestOtp(client, NEWCOMER),
    gives: exampleOf({ challengeId: id(), expiresAt: instant(), resendAt: instant() }),
  }),
  pactCall(VerifyOtp, {
    description: 'signs in with the one-time password',
    states: [{ name: 'a one-time password was sent', params: { phone: RETURNING } }],
    variables: {
      input: {
        phone: RETURNING,
        code: given('${code}', '123456'),
        challengeId: given('${challengeId}', 'b3f1c2d4-0a5e-4f6b-8c7d-9e0f1a2b3c4d'),
      },
    },
    answer: { data: { verifyOtp: tokens } },
  }),
  pactCall(RefreshSession, {
    description: 'renews a session whose token is about to end',
    states: [signedIn(RENEWED)],
    variables: { input: { refreshToken: given('${refreshToken}', 'a refresh token') } },
    answer: { data: { refreshSession: tokens } },
    run: (client) =>
      createSession(client, {
        accessToken: 'over',
        expiresAt: new Date(0).toISOString(),
        refreshToken: 'a refresh token',
      }).getToken(),
    gives: exampleOf(tokens.accessToken),
  }),
  pactCall(Feed, {
    description: 'reads homes as a visitor',
    variables: { first: 3 },
    answer: { data: { feed: { edges: each({ cursor: text('a cursor'), node: home }) } } },
  }),
  pactCall(Feed, {
    description: 'reads homes with an API key',
    states: [{ name: 'a partner has an API key', params: { phone: PARTNER } }],
    token: 'apiKey',
    variables: { first: 2 },
    answer: { data: { feed: { edges: each({ node: { id: id(), title: text('2 BHK in Chembur') } }) } } },
  }),
  pactCall(CreateLead, {
    description: 'asks about a home',
    states: [signedIn(BUYER), { name: 'a home is on the market', params: { agent: 'A51800000007' } }],
    token: 'accessToken',
    variables: { input: { ...question, listingId: given('${listingId}', exampleOf(id())) } },
    answer: {
      data: {
        createLead: {
          leadId: id(),
          routingStatus: oneOf('ASSIGNED'),
          lead: { id: id(), agent: { id: id(), name: text('Asha Kulkarni') } },
        },
      },
    },
  }),
  pactCall(CreateLead, {
    description: 'asks about a home that is not on the market',
    states: [signedIn(BUYER)],
    token: 'accessToken',
    variables: {
      input: {
        ...question,
        idempotencyKey: 'about-no-home',
        listingId: '00000000-0000-4000-8000-000000000000',
      },
    },
    answer: { code: 'LISTING_NOT_FOUND', status: 200 },
  }),
  pactCall(VerifyOtp, {
    description: 'signs in with a wrong one-time password',
    variables: {
      input: { phone: BUYER, code: '000000', challengeId: '00000000-0000-4000-8000-000000000000' },
    },
    answer: { code: 'OTP_INVALID', status: 200 },
  }),
];

const leadAssigned = {
  cursor: text('17'),
  eventId: id(),
  occurredAt: instant(),
  assignment: { id: id() },
  lead: {
    id: id(),
    stage: oneOf('INCOMING'),
    message: text('May I see it on Saturday?'),
    listing: { id: id(), title: text('2 BHK in Dahisar West'), listPrice: amount(12_500_000) },
    buyer: { id: id(), name: text('Aditya Bhosale') },
  },
} satisfies Read<AssignedLead>;
const ASSIGNED_LEAD = {
  description: 'hears of an assigned lead',
  states: [{ name: 'a lead waits for its agent', params: { buyer: RENEWED, agent: 'A51800000008' } }],
  subscription: print(LEAD_ASSIGNMENTS.subscription as DocumentNode),
  event: { data: { leadAssigned } },
};

/** What the package sends and reads; `platform/tests/pacts.test.ts` asks the platform the same. */
describe('the pact of @propmubi/client', () => {
  const descriptions = [
    ...CALLS.map(({ interaction }) => interaction.description),
    ASSIGNED_LEAD.description,
  ];
  const pact = consumerPact('client', descriptions);
  afterAll(() => pact.close());

  it.each(CALLS.map((call) => ({ ...call, name: call.interaction.description })))(
    '$name',
    async ({ interaction, run, gives }) => {
      const outcome = async (url: string) => {
        try {
          return await run(url);
        } catch (error) {
          if (error instanceof RequestError) return { code: error.code };
          throw error;
        }
      };
      const { result, written, recorded } = await pact.exchange(interaction, outcome);
      expect(result).toEqual(gives);
      expect(written).toEqual(recorded);
    },
  );

  it('hears of an assigned lead', async () => {
    const { result, written, recorded } = await pact.receive(ASSIGNED_LEAD, (event) =>
      receiveEvent(LEAD_ASSIGNMENTS, (event as typeof ASSIGNED_LEAD.event).data.leadAssigned),
    );
    expect(result).toMatchObject(exampleOf(ASSIGNED_LEAD.event.data.leadAssigned));
    expect(written).toEqual(recorded);
  });

  it('has nothing on record that is not sent', () => {
    expect(pact.descriptions()).toEqual(descriptions);
  });
});
