import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { expectData, expectErrorCode, httpClient } from '@propmubi/testkit';
import { getNamedType, type GraphQLInputType, type GraphQLSchema, isInputObjectType, parse } from 'graphql';
import { callsOf, type FieldCall, inLists, leafNameOf, sampleOf } from './generated-operations.js';
import { type GeneratedWorld, openGeneratedWorld, SUBGRAPHS } from './generated-world.js';

const MINUTE = 60_000;
const SELECTION = 'userErrors { code field message }';
const NO_TEXT = 'a\u0000b';

interface UserError {
  code: string;
  field: string[] | null;
  message: string;
}

/** Expected failures of every mutation, asked for as data, in the platform as it runs. */
describe('userErrors of every mutation', () => {
  let world: GeneratedWorld;
  beforeAll(async () => {
    world = await openGeneratedWorld();
  }, 2 * MINUTE);
  afterAll(() => world?.close());

  async function refusalOf(subgraph: string, call: FieldCall): Promise<UserError[] | string> {
    const { data, errors } = await world
      .subgraphOf(subgraph)
      .execute({ document: parse(call.document), variables: call.variables }, world.viewer);
    if (errors?.[0]) return String(errors[0].extensions['code']);
    const [payload] = Object.values(data ?? {}) as { userErrors: UserError[] }[];
    return JSON.parse(JSON.stringify(payload?.userErrors));
  }

  function mutationsOf(subgraph: string, replace: Parameters<typeof callsOf>[2]): FieldCall[] {
    const calls = [...callsOf(world.subgraphOf(subgraph).schema, { leadId: newId() }, replace, SELECTION)];
    const mutations = calls.filter(({ field }) => field.startsWith('Mutation.'));
    // One call of each is enough.
    return mutations.filter(
      ({ field }, place) => mutations.findIndex((call) => call.field === field) === place,
    );
  }

  it.each(SUBGRAPHS)('name the field of an input that cannot be kept (%s)', async (subgraph) => {
    const calls = mutationsOf(subgraph, (input) =>
      ['String', 'ID'].includes(leafNameOf(input) ?? '') ? [inLists(input, NO_TEXT)] : [],
    );
    expect(calls.length).toBeGreaterThan(1);
    for (const call of calls) {
      const refusal = await refusalOf(subgraph, call);
      expect([call.field, refusal]).toEqual([
        call.field,
        [expect.objectContaining({ code: 'BAD_USER_INPUT', field: expect.arrayContaining([...call.path]) })],
      ]);
    }
  });

  it(
    'say what is wrong with a request about nothing there is',
    async () => {
      const refusals: Record<string, string> = {};
      const asErrors: Record<string, string> = {};
      const expected: Record<string, string> = { ...REFUSALS };
      for (const subgraph of SUBGRAPHS) {
        const { schema } = world.subgraphOf(subgraph);
        for (const call of mutationsOf(subgraph, (input) => (isInput(input) ? [] : [sampleOf(input)]))) {
          const refusal = await refusalOf(subgraph, call);
          const name = call.field.slice('Mutation.'.length);
          if (typeof refusal === 'string') {
            asErrors[name] = refusal;
            continue;
          }
          refusals[name] = refusal.map(({ code, field }) => [code, ...(field ?? [])].join(' ')).join(', ');
          const misplaced = refusal.filter(({ field }) => field && !hasInput(schema, name, field));
          expect([name, misplaced]).toEqual([name, []]);
          if (hasInput(schema, name, KEY)) expected[name] ??= ['BAD_USER_INPUT', ...KEY].join(' ');
        }
      }
      expect(asErrors).toEqual({});
      expect(refusals).toMatchObject(expected);
      const unlisted = Object.keys(refusals).filter((name) => !(name in expected));
      expect(unlisted.filter((name) => refusals[name] === '')).toEqual([]);
    },
    2 * MINUTE,
  );

  it('reach a client through the gateway, also as the interface of all', async () => {
    const ask = httpClient(world.platform.url);
    const input = { phone: 'none' };
    const refusal = { field: ['input', 'phone'], message: expect.any(String) };
    const document = `mutation ($input: RequestOtpInput!) {
      requestOtp(input: $input) { challengeId userErrors { code ...Said } }
    }
    fragment Said on UserError { field message }`;
    expect(expectData(await ask(document, { input }))).toEqual({
      requestOtp: { challengeId: null, userErrors: [{ code: 'INVALID_PHONE', ...refusal }] },
    });
    const without = 'mutation ($input: RequestOtpInput!) { requestOtp(input: $input) { challengeId } }';
    expectErrorCode(await ask(without, { input }), 'INVALID_PHONE');
  });

  it('come to operations that name a former input, by POST and as a stream', async () => {
    const query =
      'mutation ($input: LeadInput!) { acceptLead(input: $input) { ... on LeadPayload { lead { id } } } }';
    for (const accept of ['application/json', 'text/event-stream']) {
      const response = await fetch(world.platform.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ query, variables: { input: { leadId: newId() } } }),
      });
      expect(await response.text()).toContain('UNAUTHENTICATED');
    }
  });
});

const isInput = ({ name }: { name: string }) => name === 'input';

/** The sample is too short for one. */
const KEY = ['input', 'idempotencyKey'];

/** Whether a mutation has an input at the path; it may lead through a place in a list. */
function hasInput(schema: GraphQLSchema, mutation: string, path: readonly string[]): boolean {
  const args = schema.getMutationType()?.getFields()[mutation]?.args ?? [];
  let inputs: Record<string, { type: GraphQLInputType }> = Object.fromEntries(
    args.map((arg) => [arg.name, arg]),
  );
  for (const name of path.filter((step) => !/^\d+$/.test(step))) {
    const input = inputs[name];
    if (!input) return false;
    const type = getNamedType(input.type);
    inputs = isInputObjectType(type) ? type.getFields() : {};
  }
  return true;
}

/**
 * What mutations answer to sample values and ids of nothing: the code, and the path to the field. Of one that is not listed
 * it is enough that it is refused, with a code of its own and a field that it has.
 */
const REFUSALS: Readonly<Record<string, string>> = {
  // What is not on the list is not on it afterwards.
  acceptInvitation: 'INVITATION_NOT_FOUND input invitationId',
  acceptLead: 'LEAD_NOT_FOUND input leadId',
  acknowledgeLeadAlert: 'LEAD_ALERT_NOT_FOUND input alertId',
  addListingPhoto: 'UPLOAD_INCOMPLETE input uploadId',
  addToShortlist: 'LISTING_NOT_FOUND input listingId',
  advanceLead: 'LEAD_NOT_FOUND input leadId',
  answerDocumentRequest: 'NOT_FOUND input documentId',
  appealDocument: 'BAD_USER_INPUT input statement',
  appointBrokerage: 'BUILDER_NOT_FOUND input builderId',
  assignBuilder: 'BUILDER_NOT_FOUND input builderId',
  bulkQuery: 'BULK_QUERY_INVALID input query',
  cancelBulkQuery: 'BULK_QUERY_NOT_FOUND input id',
  cancelSiteVisit: 'SITE_VISIT_NOT_FOUND input visitId',
  changeLeadConsent: 'LEAD_NOT_FOUND input leadId',
  changeProjectStatus: 'PROJECT_NOT_FOUND input id',
  claimLead: 'LEAD_NOT_FOUND input leadId',
  completeSiteVisit: 'BAD_USER_INPUT input buyerCode',
  confirmAgent: 'APPLICATION_NOT_FOUND input applicationId',
  confirmPayment: 'PAYMENT_NOT_FOUND input paymentId',
  confirmSecondFactor: 'FRESH_SIGN_IN_REQUIRED',
  createApiKey: 'MISSING_SCOPE input scopes',
  createDocumentUpload: 'UNSUPPORTED_MEDIA_TYPE input mediaType',
  createListingPhotoUpload: 'UNSUPPORTED_MEDIA_TYPE input mediaType',
  createRoutingRule: 'ROUTING_AGENT_UNKNOWN input agentIds',
  createWebhook: 'FRESH_SIGN_IN_REQUIRED',
  deactivateUser: 'USER_NOT_FOUND input userId',
  declineInvitation: 'INVITATION_NOT_FOUND input invitationId',
  deleteRoutingRule: 'ROUTING_RULE_NOT_FOUND input ruleId',
  endUserSessions: 'USER_NOT_FOUND input userId',
  enrolSecondFactor: 'SIGN_IN_TICKET_INVALID input ticket',
  eraseMyData: 'BAD_USER_INPUT input code',
  exchangeApiKey: 'API_KEY_INVALID input secretKey',
  grantRole: 'SUPER_ADMIN_REQUIRED',
  inviteAgent: 'INVALID_PHONE input phone',
  inviteManager: 'INVALID_PHONE input phone',
  linkSso: 'INVALID_PHONE input phone',
  markLeadMessagesRead: 'LEAD_NOT_FOUND input leadId',
  markNotificationsRead: '',
  moderateReview: 'REASON_REQUIRED input reason',
  moderateReviewReply: 'REASON_REQUIRED input reason',
  openDispute: 'BAD_USER_INPUT input statement',
  publishListing: 'LISTING_NOT_FOUND input id',
  reassignLead: 'LEAD_NOT_FOUND input leadId',
  reassignLeads: 'LEADS_REQUIRED input leadIds',
  recordFirstContact: 'LEAD_NOT_FOUND input leadId',
  refreshSession: 'REFRESH_TOKEN_INVALID input refreshToken',
  registerAgent: 'INVALID_RERA_NUMBER input reraNumber',
  registerOrganization: 'WORKS_ELSEWHERE',
  registerProject: 'INVALID_RERA_NUMBER input reraNumber',
  rejectAgent: 'APPLICATION_NOT_FOUND input applicationId',
  rejectOrganization: 'ORGANIZATION_NOT_FOUND input organizationId',
  removeAgent: 'AGENT_NOT_FOUND input agentId',
  removeMember: 'FRESH_SIGN_IN_REQUIRED',
  removeFromShortlist: '',
  removePasskey: 'FRESH_SIGN_IN_REQUIRED',
  removeSecondFactor: 'SECOND_FACTOR_NOT_ENROLLED',
  removeWebhook: 'FRESH_SIGN_IN_REQUIRED',
  renamePasskey: 'PASSKEY_NOT_FOUND input passkeyId',
  renameSession: 'SESSION_NOT_FOUND input sessionId',
  replaceRecoveryCodes: 'SECOND_FACTOR_NOT_ENROLLED',
  replayDeadLetters: 'BAD_USER_INPUT input service',
  replayWebhook: 'FRESH_SIGN_IN_REQUIRED',
  requestEmailOtp: 'INVALID_EMAIL input email',
  requestEmailVerification: 'INVALID_EMAIL input email',
  requestOtp: 'INVALID_PHONE input phone',
  rescheduleSiteVisit: 'SITE_VISIT_NOT_FOUND input visitId',
  resetSecondFactor: 'SECOND_FACTOR_NOT_ENROLLED',
  resolveDispute: 'NOT_FOUND input disputeId',
  retryFailedJobs: 'JOB_QUEUE_NOT_FOUND input queue',
  reviewDocument: 'NOT_FOUND input documentId',
  reviewOrganizationName: 'NAME_NOT_REQUESTED input name',
  revokeApiKey: 'API_KEY_NOT_FOUND input id',
  revokeDocument: 'NOT_FOUND input documentId',
  revokeRole: 'SUPER_ADMIN_REQUIRED',
  revokeSession: 'SESSION_NOT_FOUND input sessionId',
  rotateWebhookSecret: 'FRESH_SIGN_IN_REQUIRED',
  sendTestWebhook: 'FRESH_SIGN_IN_REQUIRED',
  setOrganizationQuota: 'ORGANIZATION_NOT_FOUND input organizationId',
  signInWithPasskey: 'BAD_USER_INPUT input deviceId',
  signInWithPassword: 'BAD_USER_INPUT input deviceId',
  signOutEverywhere: '',
  stepUp: 'SECOND_FACTOR_NOT_ENROLLED',
  stepUpWithPasskey: 'PASSKEY_INVALID input response',
  takeDownListingPhoto: 'PHOTO_NOT_FOUND input photoId',
  triageDispute: 'NOT_FOUND input disputeId',
  unsubscribePush: '',
  updateAgentProfile: 'AGENT_NOT_FOUND input agentId',
  updateLeadSettings: 'BAD_USER_INPUT input acceptWithinS',
  updateLeadTask: 'TASK_NOT_FOUND input taskId',
  updateListing: 'LISTING_NOT_FOUND input id',
  updateNotificationSettings: '',
  updateOrganization: 'FRESH_SIGN_IN_REQUIRED',
  updateProfile: '',
  updateRoutingRule: 'ROUTING_RULE_NOT_FOUND input ruleId',
  updateWebhook: 'FRESH_SIGN_IN_REQUIRED',
  uploadDocumentPart: 'UNSUPPORTED_MEDIA_TYPE input contentBase64',
  verifyEmail: 'BAD_USER_INPUT input code',
  verifyEmailOtp: 'BAD_USER_INPUT input code',
  verifyIdentity: 'INVALID_AADHAAR input aadhaar',
  verifyOrganization: 'ORGANIZATION_NOT_FOUND input organizationId',
  verifyOtp: 'BAD_USER_INPUT input code',
  verifySecondFactor: 'SIGN_IN_TICKET_INVALID input ticket',
  voteOnReview: 'NOT_FOUND input reviewId',
  withdrawDispute: 'NOT_FOUND input disputeId',
  withdrawInvitation: 'INVITATION_NOT_FOUND input invitationId',
  withdrawLead: 'LEAD_NOT_FOUND input leadId',
  withdrawListing: 'CLOSE_PRICE_WITHOUT_SALE input closePrice',
};
