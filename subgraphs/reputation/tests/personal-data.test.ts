import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, type Viewer } from '@propmubi/runtime';
import { expectData, recordedEvents } from '@propmubi/testkit';
import { startReviewWorld, type ReviewWorld } from './review-world.js';

const SUBMIT = `mutation($input: SubmitReviewInput!) { submitReview(input: $input) { review { id status text } } }`;
const READ = `query($id: ID!) { review(id: $id) { text personalData holdReason reply { personalData } } }`;
const MODERATE = `mutation($input: ModerateReviewInput!) { moderateReview(input: $input) { review { status } } }`;
const REPLY = `mutation($input: ReplyToReviewInput!) { replyToReview(input: $input) { reply { status } } }`;

describe('personal data in reviews', () => {
  let world: ReviewWorld;

  beforeAll(async () => {
    world = await startReviewWorld();
  });

  afterAll(() => world?.close());

  async function submit(text: string) {
    const { agentId, viewer: agent } = await world.agent();
    const author = await world.booked({ agentId });
    const input = { subjectType: 'AGENT', subjectId: agentId, stars: 4, text, idempotencyKey: newId() };
    const { review } = expectData<{ submitReview: { review: { id: string; status: string; text: string } } }>(
      await world.ask(SUBMIT, { input }, author),
    ).submitReview;
    return { review, author, agent };
  }
  const read = async (id: string, viewer: Viewer) =>
    expectData<{ review: unknown }>(await world.ask(READ, { id }, viewer)).review;

  it.each([
    'Kept the word. Ask me: 98200 12345',
    'शब्द पाळला. फोन ९८२०० १२३४५',
    'nine eight two zero zero one two three four five, any time',
    'Write to me at ravi dot k at gmail dot com',
    'His Aadhaar is 2341 2341 2346',
    'He has PAN ABCPE1234F',
  ])('wait for a moderator, who sees what is in them: “%s”', async (text) => {
    const { review, author } = await submit(text);
    expect(review).toMatchObject({ status: 'HELD', text });
    expect(await read(review.id, world.person())).toBeNull();
    expect(await read(review.id, author)).toMatchObject({ text, personalData: null, holdReason: null });
    expect(await read(review.id, world.moderator())).toMatchObject({
      text,
      personalData: [expect.stringMatching(/^[A-Z]+$/)],
      holdReason: 'PERSONAL_DATA',
    });
    const [event] = (await recordedEvents(world.subgraph)).slice(-1);
    expect(event).toMatchObject({ type: 'ReviewSubmitted', data: { held: true } });
  });

  it('are shown when a moderator decides that they may be', async () => {
    const { review } = await submit('The flat of Aadhaar-like number 2341 2341 2346 is fine.');
    const input = { reviewId: review.id, decision: 'PUBLISH', reason: 'NO_PERSONAL_DATA' };
    expectData(await world.ask(MODERATE, { input }, world.moderator()));
    expect(await read(review.id, world.person())).toMatchObject({ text: review.text, personalData: null });
  });

  it('are no prices, dates and numbers of the register', async () => {
    const { review } = await submit('P51800000001: paid ₹95,00,000 on 12-09-2024 for flat 1203, PIN 400064.');
    expect(review.status).toBe('PUBLISHED');
  });

  it('are pointed out to the moderator of a reply', async () => {
    const { review, agent } = await submit('Kept the word.');
    const input = {
      reviewId: review.id,
      text: 'Thank you, call me on ९८२००१२३४५.',
      idempotencyKey: newId(),
    };
    expectData(await world.ask(REPLY, { input }, agent));
    expect(await read(review.id, world.moderator())).toMatchObject({ reply: { personalData: ['PHONE'] } });
    expect(await read(review.id, agent)).toMatchObject({ reply: { personalData: null } });
  });
});
