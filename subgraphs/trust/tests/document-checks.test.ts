import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@propmubi/runtime';
import { expectData } from '@propmubi/testkit';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { documentWorld } from './document-world.js';

describe('what machines find in a document', () => {
  const world = documentWorld();
  const { ask, later, member, one, queue, reviewed, reviewer, submittedBy } = world;

  beforeAll(world.start);
  afterAll(world.close);

  const projectId = newId();
  const certificate = async (lines: string[]) => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage();
    for (const [at, text] of [...lines, newId()].entries())
      page.drawText(text, { x: 40, y: 780 - 24 * at, size: 12, font });
    return Buffer.from(await document.save()).toString('base64');
  };
  const about = { subjectId: projectId, type: 'RERA_CERTIFICATE' };
  const checksOf = async (given: object, viewer = member()) => {
    const { id } = await submittedBy(viewer, { ...about, ...given });
    const { checks } = await one(id, viewer);
    return { id, checks: Object.fromEntries(checks.map(({ check, code }) => [check, code])) };
  };
  const lines = ['P51800004321 Konkan Heights', 'Valid until 31/12/2030'];

  it('comes from the register and the paper', async () => {
    await world.sync('ACTIVE', projectId);
    const { checks } = await checksOf({ contentBase64: await certificate(lines) });
    expect(checks).toEqual({
      READABLE: 'TEXT_FOUND',
      RERA_NUMBER: 'ON_REGISTER',
      DATES: 'DATES_POSSIBLE',
      NAMES: 'NAME_FOUND',
      PAN: 'NO_PAN',
      GSTIN: 'NO_GSTIN',
      DUPLICATE: 'NEW_BYTES',
    });
    later(24);
    await world.sync('LAPSED', projectId);
    const lapsed = await checksOf({ contentBase64: await certificate(lines) });
    expect(lapsed.checks).toMatchObject({ RERA_NUMBER: 'REGISTRATION_LAPSED' });
  });

  it('is that the same bytes were submitted before', async () => {
    const viewer = member();
    const contentBase64 = await certificate(lines);
    const { id } = await checksOf({ contentBase64 }, viewer);
    const again = async (given: object, who = viewer) =>
      (await checksOf({ contentBase64, ...given }, who)).checks['DUPLICATE'];
    expect(await again({})).toBe('NEW_BYTES');
    expect(await again({ subjectId: newId() })).toBe('OTHER_SUBJECT');
    expect(await again({}, member())).toBe('OTHER_ORGANIZATION');
    const latest = (await queue()).cases.map(({ documentId }) => documentId);
    expect(latest).not.toContain(id);
    const forged = await checksOf({ contentBase64 }, member());
    await reviewed(reviewer(), forged.id, { decision: 'REJECT', reason: 'FORGED', forged: true });
    expect(await again({}, member())).toBe('KNOWN_FORGERY');
  });

  it('is for its organization and reviewers', async () => {
    const viewer = member();
    const { id } = await checksOf({}, viewer);
    const entity = `query($r: [_Any!]!) { _entities(representations: $r) { ... on Document {
      checks { code } history { action } reviewDueAt } } }`;
    expect(expectData(await ask(entity, { r: [{ __typename: 'Document', id }] }, member()))).toEqual({
      _entities: [{ checks: null, history: null, reviewDueAt: null }],
    });
    expect((await one(id, reviewer())).checks.length).toBeGreaterThan(0);
  });
});
