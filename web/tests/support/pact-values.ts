import { exampleOf, id, oneOf, text } from '@propmubi/pacts';

/** Of the demo world. */
export const [BUYER, VISITOR_OF_HOME, MANAGER, AGENT] = ['31', '34', '21', '01'].map(
  (serial) => `+9198200000${serial}`,
) as [string, string, string, string];
/** Agents of the two brokerages, by the homes they sell. */
export const [SAHYADRI, KONKAN] = ['A51800000001', 'A51800000007'] as const;

/** A state. */
export const signedIn = (phone: string) => ({ name: 'a person is signed in', params: { phone } });
/** What is shown by its name and opened by its id. */
export const named = (name: string) => ({ id: id(), name: text(name) });

/** Those that the app has a text for. */
export const stage = oneOf(
  'INCOMING',
  'PROSPECT',
  'OPPORTUNITY',
  'SITE_VISIT_SCHEDULED',
  'SITE_VISIT_DONE',
  'NEGOTIATION',
  'BOOKED',
  'LOST',
  'UNQUALIFIED',
);

/** An id that no lead and no home has. */
export const NONE = '00000000-0000-4000-8000-000000000000';
export const EXAMPLE_ID = exampleOf(id());
