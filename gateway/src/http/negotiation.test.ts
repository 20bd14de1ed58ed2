import { describe, expect, it } from '@jest/globals';
import { negotiate } from './negotiation.js';

const JSON_TYPE = 'application/json';
const GRAPHQL = 'application/graphql-response+json';
const APOLLO = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0';

describe('negotiate', () => {
  it.each([
    // [Accept, one answer, a subscription's stream, prefers an event stream]
    [undefined, JSON_TYPE, undefined, false],
    ['', JSON_TYPE, undefined, false],
    ['*/*', JSON_TYPE, undefined, false],
    ['application/*', JSON_TYPE, undefined, false],
    [GRAPHQL, GRAPHQL, undefined, false],
    [`${GRAPHQL}, ${JSON_TYPE};q=0.9`, GRAPHQL, undefined, false],
    [`${JSON_TYPE};q=0.1, ${GRAPHQL};q=0.2`, GRAPHQL, undefined, false],
    [`${GRAPHQL};q=0, ${JSON_TYPE}`, JSON_TYPE, undefined, false],
    ['text/event-stream', undefined, 'event-stream', true],
    ['TEXT/Event-Stream', undefined, 'event-stream', true],
    // urql, for queries and for subscriptions.
    [
      `${GRAPHQL}, application/graphql+json, ${JSON_TYPE}, text/event-stream, multipart/mixed`,
      GRAPHQL,
      'event-stream',
      false,
    ],
    ['text/event-stream, multipart/mixed', undefined, 'event-stream', true],
    [`${JSON_TYPE}, text/event-stream;q=0.5`, JSON_TYPE, 'event-stream', false],
    [`${JSON_TYPE};q=0.5, text/event-stream`, JSON_TYPE, 'event-stream', true],
    ['text/event-stream;q=0, */*', JSON_TYPE, undefined, false],
    // Apollo Client 3 and 4, subscriptions and @defer.
    [`${APOLLO}, ${JSON_TYPE}`, JSON_TYPE, 'multipart', false],
    [`${APOLLO}, ${GRAPHQL}, ${JSON_TYPE};q=0.9`, GRAPHQL, 'multipart', false],
    ['multipart/mixed;subscriptionSpec="1.0", application/json', JSON_TYPE, 'multipart', false],
    [`multipart/mixed;deferSpec=20220824, ${JSON_TYPE}`, JSON_TYPE, undefined, false],
    ['image/png', undefined, undefined, false],
    ['text/plain;q=0.3', undefined, undefined, false],
  ])('%s', (accept, answer, stream, prefersEventStream) => {
    expect(negotiate(accept)).toMatchObject({ answer, stream, prefersEventStream });
  });

  it('knows a browser that opens the address', () => {
    const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
    expect(negotiate(browser)).toMatchObject({ prefersPage: true, answer: JSON_TYPE });
    expect(negotiate('application/json, text/html')).toMatchObject({ prefersPage: false });
  });
});
