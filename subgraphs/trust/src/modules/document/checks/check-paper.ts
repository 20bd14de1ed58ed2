import { isPan, panOfGstin } from '@propmubi/domain';
import { DocumentType } from '../document.enums.js';
import { DocumentCheckKind, DocumentCheckOutcome } from './check.enums.js';
import { hasName } from './name-match.js';
import type { PaperFacts } from './paper-facts.js';

export interface CheckResult {
  check: DocumentCheckKind;
  outcome: DocumentCheckOutcome;
  /** Why, as a stable upper-case code; nothing of the paper itself. */
  code: string;
}

/** What the register has of a number. */
export interface RegisterEntry {
  reraNumber: string;
  /** Of the project or agent it was given to. */
  subjectId: string;
  /** ACTIVE, COMPLETED, LAPSED … ; of an agent, ACTIVE or EXPIRED. */
  status: string;
}

/** What is known without the paper. */
export interface KnownFacts {
  /** Calendar day in India. */
  today: string;
  subjectId: string;
  /** What the register says of the paper's RERA numbers. */
  register: readonly RegisterEntry[];
  /** Whether any register was read: before, that a number is not found says nothing about it. */
  isRegisterRead: boolean;
  /** Register's names of the project and its builder; empty where it is not about a project on the register. */
  names: readonly string[];
  duplicate: Duplicate | null;
}

/** The weightiest thing that is known of the same bytes. */
export type Duplicate = 'KNOWN_FORGERY' | 'OTHER_ORGANIZATION' | 'OTHER_SUBJECT';

const { PASSED, FAILED, UNKNOWN } = DocumentCheckOutcome;
const CERTIFICATES: readonly string[] = [DocumentType.RERA_CERTIFICATE, DocumentType.AGENT_CERTIFICATE];
/** No paper of a city survey, and no registered deed, is older. */
const EARLIEST = '1865-01-01';

/** Everything a machine can say about a paper. Nothing is decided by it: a reviewer sees it beside the paper. */
export function checkPaper(type: DocumentType, facts: PaperFacts, known: KnownFacts): CheckResult[] {
  return [
    readable(facts),
    reraNumber(type, facts, known),
    dates(facts, known),
    names(facts, known),
    pan(facts),
    gstin(facts),
    duplicate(known),
  ];
}

function result(check: DocumentCheckKind, outcome: DocumentCheckOutcome, code: string): CheckResult {
  return { check, outcome, code };
}

function readable({ text }: PaperFacts): CheckResult {
  const check = DocumentCheckKind.READABLE;
  if (text === null) return result(check, UNKNOWN, 'NO_TEXT');
  return text.trim() === '' ? result(check, UNKNOWN, 'NO_TEXT') : result(check, PASSED, 'TEXT_FOUND');
}

function reraNumber(type: DocumentType, { text, reraNumbers }: PaperFacts, known: KnownFacts): CheckResult {
  const check = DocumentCheckKind.RERA_NUMBER;
  if (reraNumbers.length === 0) {
    const isMissing = CERTIFICATES.includes(type) && Boolean(text?.trim());
    return isMissing ? result(check, FAILED, 'NUMBER_MISSING') : result(check, UNKNOWN, 'NO_NUMBER');
  }
  if (known.register.length === 0) {
    return known.isRegisterRead
      ? result(check, FAILED, 'NOT_ON_REGISTER')
      : result(check, UNKNOWN, 'REGISTER_NOT_READ');
  }
  const own = known.register.find(({ subjectId }) => subjectId === known.subjectId);
  if (!own && CERTIFICATES.includes(type)) return result(check, FAILED, 'NUMBER_OF_OTHER_SUBJECT');
  const entry = own ?? known.register[0];
  const inForce = entry?.status === 'ACTIVE' || entry?.status === 'COMPLETED';
  return inForce
    ? result(check, PASSED, 'ON_REGISTER')
    : result(check, FAILED, `REGISTRATION_${entry?.status}`);
}

function dates({ issuedOn, validUntil }: PaperFacts, { today }: KnownFacts): CheckResult {
  const check = DocumentCheckKind.DATES;
  if (!issuedOn && !validUntil) return result(check, UNKNOWN, 'NO_DATE');
  if (issuedOn && (issuedOn > today || issuedOn < EARLIEST))
    return result(check, FAILED, 'ISSUED_IMPOSSIBLE');
  if (issuedOn && validUntil && validUntil < issuedOn) return result(check, FAILED, 'DATES_CONTRADICT');
  if (validUntil && validUntil < today) return result(check, FAILED, 'VALIDITY_OVER');
  return result(check, PASSED, 'DATES_POSSIBLE');
}

function names({ text, holderName }: PaperFacts, { names: wanted }: KnownFacts): CheckResult {
  const check = DocumentCheckKind.NAMES;
  if (wanted.length === 0) return result(check, UNKNOWN, 'NOT_ON_REGISTER');
  const said = holderName ?? text ?? '';
  if (said.trim() === '') return result(check, UNKNOWN, 'NO_TEXT');
  return wanted.some((name) => hasName(said, name))
    ? result(check, PASSED, 'NAME_FOUND')
    : result(check, FAILED, 'NAME_DIFFERS');
}

function pan({ pans }: PaperFacts): CheckResult {
  const check = DocumentCheckKind.PAN;
  if (pans.length === 0) return result(check, UNKNOWN, 'NO_PAN');
  return pans.every(isPan) ? result(check, PASSED, 'FORM_VALID') : result(check, FAILED, 'FORM_INVALID');
}

function gstin({ gstins, pans }: PaperFacts): CheckResult {
  const check = DocumentCheckKind.GSTIN;
  if (gstins.length === 0) return result(check, UNKNOWN, 'NO_GSTIN');
  const holders = gstins.map(panOfGstin);
  if (holders.some((holder) => holder === null || !isPan(holder)))
    return result(check, FAILED, 'CHECK_CHARACTER_WRONG');
  const isOther = pans.length > 0 && !holders.some((holder) => pans.includes(holder as string));
  return isOther ? result(check, FAILED, 'OTHER_PAN') : result(check, PASSED, 'CHECK_CHARACTER_RIGHT');
}

function duplicate({ duplicate: found }: KnownFacts): CheckResult {
  return found === null
    ? result(DocumentCheckKind.DUPLICATE, PASSED, 'NEW_BYTES')
    : result(DocumentCheckKind.DUPLICATE, FAILED, found);
}
