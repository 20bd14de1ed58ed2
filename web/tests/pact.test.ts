import { afterAll, describe, expect, it } from '@jest/globals';
import { RequestError } from '@propmubi/client';
import { consumerPact, exampleOf } from '@propmubi/pacts';
import { receiveEvent } from '../../client/tests/support/receive-event.js';
import { BUYER_SCREENS } from './support/buyer-calls.js';
import { SESSIONS } from './support/session-calls.js';
import { INCOMING_LEAD, STAFF_SCREENS } from './support/staff-calls.js';
import { IncomingLeadEventsDocument, IncomingLeadsStartDocument } from '../src/graphql/graphql.js';

/** What the app sends and reads; `platform/tests/pacts.test.ts` asks the platform the same. */
describe('the pact of the browser app', () => {
  const calls = [...SESSIONS, ...BUYER_SCREENS, ...STAFF_SCREENS];
  const descriptions = [
    ...calls.map(({ interaction }) => interaction.description),
    INCOMING_LEAD.description,
  ];
  const pact = consumerPact('web', descriptions);
  afterAll(() => pact.close());

  it.each(calls.map((call) => ({ ...call, name: call.interaction.description })))(
    '$name',
    async ({ interaction, run, gives }) => {
      const outcome = (url: string) =>
        run(url).catch((error: unknown) => {
          if (error instanceof RequestError) return { code: error.code };
          throw error;
        });
      const { result, written, recorded } = await pact.exchange(interaction, outcome);
      expect(result).toEqual(gives);
      expect(written).toEqual(recorded);
    },
  );

  it('hears of an incoming lead', async () => {
    const { result, written, recorded } = await pact.receive(INCOMING_LEAD, (event) =>
      receiveEvent(
        { subscription: IncomingLeadEventsDocument, start: IncomingLeadsStartDocument },
        (event as typeof INCOMING_LEAD.event).data.leadAssigned,
      ),
    );
    expect(result).toMatchObject(exampleOf(INCOMING_LEAD.event.data.leadAssigned));
    expect(written).toEqual(recorded);
  });

  it('has nothing on record that is not sent', () => {
    expect(pact.descriptions()).toEqual(descriptions);
  });
});
