import type { ResultOf } from '@graphql-typed-document-node/core';
import { amount, each, given, id, instant, oneOf, type Read, text } from '@propmubi/pacts';
import { graphCall } from './pact-calls.js';
import {
  AGENT,
  BUYER,
  EXAMPLE_ID,
  MANAGER,
  named,
  NONE,
  SAHYADRI,
  signedIn,
  stage,
  VISITOR_OF_HOME,
} from './pact-values.js';
import {
  AcceptLeadDocument,
  AgentLeadsDocument,
  IncomingLeadEventsDocument,
  IncomingLeadsStartDocument,
  ManagerBoardDocument,
} from '../../src/graphql/graphql.js';

const agentLeads = graphCall(AgentLeadsDocument, {
  description: 'shows an agent’s open leads',
  states: [{ name: 'a lead waits for its agent', params: { buyer: BUYER, agent: SAHYADRI } }],
  variables: { filter: { agentId: given('${agentId}', EXAMPLE_ID), routingStatuses: ['ASSIGNED'] } },
  answer: {
    data: {
      leads: {
        edges: each({
          node: {
            id: id(),
            stage,
            createdAt: instant(),
            buyer: named('Priya Nair'),
            listing: { title: text('2 BHK in Chembur') },
            assignment: { id: id(), assignedAt: instant(), acceptDueAt: instant() },
          },
        }),
      },
    },
  },
});

const incomingStart = graphCall(IncomingLeadsStartDocument, {
  description: 'begins to follow an agent’s incoming leads',
  states: [signedIn(AGENT)],
  variables: {},
  answer: { data: { leadFeedCursor: text('0') } },
});

const accept = graphCall(AcceptLeadDocument, {
  description: 'accepts an incoming lead',
  states: [{ name: 'a lead waits for its agent', params: { buyer: VISITOR_OF_HOME, agent: SAHYADRI } }],
  variables: { input: { leadId: given('${leadId}', EXAMPLE_ID) } },
  answer: { data: { acceptLead: { lead: { id: id(), stage } } } },
});

const acceptOfOther = graphCall(AcceptLeadDocument, {
  description: 'accepts a lead that is not there',
  states: [signedIn(AGENT)],
  variables: { input: { leadId: NONE } },
  answer: { code: 'LEAD_NOT_FOUND', status: 200 },
});

const board = graphCall(ManagerBoardDocument, {
  description: 'shows the leads of a brokerage',
  states: [{ name: 'a brokerage has a lead', params: { buyer: BUYER, agent: SAHYADRI, manager: MANAGER } }],
  variables: { organizationId: given('${organizationId}', EXAMPLE_ID) },
  answer: {
    data: {
      organization: {
        name: text('Sahyadri Homes'),
        leads: {
          edges: each({
            node: {
              id: id(),
              stage,
              routingStatus: oneOf('ASSIGNED', 'POND', 'QUEUED'),
              listing: { title: text('2 BHK in Chembur'), listPrice: amount(12_500_000) },
              agent: named('Asha Kulkarni'),
            },
          }),
        },
      },
      agents: {
        edges: each({ node: { ...named('Asha Kulkarni'), workload: { openLeads: amount(1) } } }),
      },
    },
  },
});

/** What the screens of agents and managers send. */
export const STAFF_SCREENS = [agentLeads, incomingStart, accept, acceptOfOther, board];

/** A lead as it comes in while the agent’s screen is open. */
export const INCOMING_LEAD = {
  description: 'hears of an incoming lead',
  states: [{ name: 'a lead waits for its agent', params: { buyer: BUYER, agent: SAHYADRI } }],
  subscription: IncomingLeadEventsDocument.toString(),
  event: {
    data: {
      leadAssigned: {
        cursor: text('17'),
        eventId: id(),
        occurredAt: instant(),
        assignment: {
          id: id(),
          acceptDueAt: instant(),
          match: {
            eligible: amount(6),
            locality: amount(1),
            budget: amount(0.5),
            language: amount(1),
            projectExpertise: amount(0),
            trust: amount(0.7),
          },
        },
        lead: {
          id: id(),
          stage: oneOf('INCOMING'),
          message: text('May I see it on Saturday?'),
          listing: { id: id(), title: text('2 BHK in Chembur'), listPrice: amount(12_500_000) },
          buyer: named('Priya Nair'),
        },
      },
    } satisfies Read<ResultOf<typeof IncomingLeadEventsDocument>>,
  },
};
