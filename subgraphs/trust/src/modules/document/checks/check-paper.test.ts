import { describe, expect, it } from '@jest/globals';
import { DocumentType } from '../document.enums.js';
import { DocumentCheckKind } from './check.enums.js';
import { checkPaper, type KnownFacts } from './check-paper.js';
import { factsOf, type StatedFacts } from './paper-facts.js';
import { CERTIFICATE, pdfOf } from './pdf.fixture.js';
import { textOfPdf } from './pdf-text.js';

const PROJECT = '0193d3a0-0000-7000-8000-000000000001';
const ON_REGISTER = { reraNumber: 'P51800001234', subjectId: PROJECT, status: 'ACTIVE' };
const known: KnownFacts = {
  today: '2026-11-26',
  subjectId: PROJECT,
  register: [ON_REGISTER],
  isRegisterRead: true,
  names: ['Sahyadri Heights Phase II', 'M/S. Sahyadri Realty Pvt. Ltd.'],
  duplicate: null,
};
/** Outcome and code of one check of a PDF with these lines. */
async function found(
  check: `${DocumentCheckKind}`,
  lines: readonly string[],
  {
    stated = {},
    type = DocumentType.RERA_CERTIFICATE,
    ...given
  }: Partial<KnownFacts> & { stated?: StatedFacts; type?: DocumentType } = {},
) {
  const facts = factsOf(await textOfPdf(await pdfOf(lines)), stated, type);
  const result = checkPaper(type, facts, { ...known, ...given }).find((one) => one.check === check);
  return [result?.outcome, result?.code];
}

const changed = (from: string, to: string) => CERTIFICATE.map((line) => line.replace(from, to));

describe('a check of a paper', () => {
  it('passes a certificate that is in order', async () => {
    const facts = factsOf(await textOfPdf(await pdfOf(CERTIFICATE)), {}, DocumentType.RERA_CERTIFICATE);
    expect(facts).toMatchObject({ issuedOn: '2024-03-14', validUntil: '2027-12-31', pans: ['AAACS1234F'] });
    const results = checkPaper(DocumentType.RERA_CERTIFICATE, facts, known);
    expect(results.filter(({ outcome }) => outcome !== 'PASSED')).toEqual([]);
    expect(results).toHaveLength(Object.keys(DocumentCheckKind).length);
  });

  it('says nothing where nothing can be read', () => {
    const results = checkPaper(DocumentType.SALE_DEED, factsOf(null, {}, DocumentType.SALE_DEED), {
      ...known,
      names: [],
    });
    expect(results.filter(({ outcome }) => outcome !== 'UNKNOWN').map(({ check }) => check)).toEqual([
      'DUPLICATE',
    ]);
  });

  describe('of its RERA number', () => {
    it.each([
      ['is on the register and in force', {}, ['PASSED', 'ON_REGISTER']],
      ['is not on the register', { register: [] }, ['FAILED', 'NOT_ON_REGISTER']],
      [
        'cannot be looked up before a register was read',
        { register: [], isRegisterRead: false },
        ['UNKNOWN', 'REGISTER_NOT_READ'],
      ],
      ['has lapsed', { register: [{ ...ON_REGISTER, status: 'LAPSED' }] }, ['FAILED', 'REGISTRATION_LAPSED']],
      [
        'was revoked',
        { register: [{ ...ON_REGISTER, status: 'REVOKED' }] },
        ['FAILED', 'REGISTRATION_REVOKED'],
      ],
      [
        'is another project’s',
        { register: [{ ...ON_REGISTER, subjectId: 'another' }] },
        ['FAILED', 'NUMBER_OF_OTHER_SUBJECT'],
      ],
    ])('finds that it %s', async (_what, given, expected) => {
      expect(await found('RERA_NUMBER', CERTIFICATE, given)).toEqual(expected);
    });

    it('fails a certificate that has none, and asks no deed for one', async () => {
      const without = changed('P51800001234', 'number withheld');
      expect(await found('RERA_NUMBER', without)).toEqual(['FAILED', 'NUMBER_MISSING']);
      const deed = { type: DocumentType.SALE_DEED };
      expect(await found('RERA_NUMBER', without, deed)).toEqual(['UNKNOWN', 'NO_NUMBER']);
    });
  });

  it.each([
    ['31 December 2027', '25-11-2026', ['FAILED', 'VALIDITY_OVER']],
    ['31 December 2027', '26th November, 2026', ['PASSED', 'DATES_POSSIBLE']],
    ['31 December 2027', '13/03/2024', ['FAILED', 'DATES_CONTRADICT']],
    ['14/03/2024', '27/11/2026', ['FAILED', 'ISSUED_IMPOSSIBLE']],
    ['14/03/2024', '01/01/1800', ['FAILED', 'ISSUED_IMPOSSIBLE']],
    // No calendar has it, so it says nothing.
    ['14/03/2024', '31/02/2024', ['PASSED', 'DATES_POSSIBLE']],
  ])('of its dates: %s instead of %s', async (from, to, expected) => {
    expect(await found('DATES', changed(from, to))).toEqual(expected);
  });

  it('reads no validity where the type has none', async () => {
    const searched = changed('31 December 2027', '25-11-2026');
    expect(await found('DATES', searched, { type: DocumentType.TITLE_REPORT })).toEqual([
      'PASSED',
      'DATES_POSSIBLE',
    ]);
  });

  it.each([
    ['the register’s, but for a spelling', CERTIFICATE, {}, ['PASSED', 'NAME_FOUND']],
    [
      'the builder’s alone',
      changed('Sahyadri Hieghts Phase II', 'the project'),
      {},
      ['PASSED', 'NAME_FOUND'],
    ],
    [
      'others',
      ['Registration of project Konkan Towers of Malabar Developers LLP'],
      {},
      ['FAILED', 'NAME_DIFFERS'],
    ],
    ['those of no project on the register', CERTIFICATE, { names: [] }, ['UNKNOWN', 'NOT_ON_REGISTER']],
    ['not readable', [], {}, ['UNKNOWN', 'NO_TEXT']],
  ])('finds that its names are %s', async (_what, lines, given, expected) => {
    expect(await found('NAMES', lines, given)).toEqual(expected);
  });

  it('of its PAN looks at the kind of holder', async () => {
    expect(await found('PAN', ['PAN AAACS1234F'])).toEqual(['PASSED', 'FORM_VALID']);
    expect(await found('PAN', ['PAN AAAXS1234F'])).toEqual(['FAILED', 'FORM_INVALID']);
    expect(await found('PAN', ['no number'])).toEqual(['UNKNOWN', 'NO_PAN']);
    expect(await found('PAN', ['no number'], { stated: { pan: 'aaacs1234f' } })).toEqual([
      'PASSED',
      'FORM_VALID',
    ]);
  });

  it('of its GSTIN computes the check character and compares the PAN', async () => {
    expect(await found('GSTIN', ['GSTIN 27AAACS1234F1ZS'])).toEqual(['PASSED', 'CHECK_CHARACTER_RIGHT']);
    expect(await found('GSTIN', ['GSTIN 27AAACS1234F1ZT'])).toEqual(['FAILED', 'CHECK_CHARACTER_WRONG']);
    expect(await found('GSTIN', ['GSTIN 39AAACS1234F1ZS'])).toEqual(['FAILED', 'CHECK_CHARACTER_WRONG']);
    expect(await found('GSTIN', ['GSTIN 27AAACS1234F1ZS, PAN ABCPK9876L'])).toEqual(['FAILED', 'OTHER_PAN']);
    expect(await found('GSTIN', ['none'])).toEqual(['UNKNOWN', 'NO_GSTIN']);
  });

  it.each(['KNOWN_FORGERY', 'OTHER_ORGANIZATION', 'OTHER_SUBJECT'] as const)(
    'says of bytes that came before: %s',
    async (duplicate) => {
      expect(await found('DUPLICATE', CERTIFICATE, { duplicate })).toEqual(['FAILED', duplicate]);
    },
  );

  it('takes what the submitter states before what it reads', async () => {
    const stated = { reraNumber: 'P51800009999', validUntil: '2026-01-01', holderName: 'Konkan Towers' };
    expect(await found('RERA_NUMBER', CERTIFICATE, { stated, register: [] })).toEqual([
      'FAILED',
      'NOT_ON_REGISTER',
    ]);
    expect(await found('DATES', CERTIFICATE, { stated })).toEqual(['FAILED', 'VALIDITY_OVER']);
    expect(await found('NAMES', CERTIFICATE, { stated })).toEqual(['FAILED', 'NAME_DIFFERS']);
  });
});
