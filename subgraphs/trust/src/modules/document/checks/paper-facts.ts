import { hasValidity } from '../checklist.js';
import type { DocumentType } from '../document.enums.js';

/** What a paper says of itself: what its submitter states, else what its text layer has. */
export interface PaperFacts {
  /** Null where nothing can be read: an image, a scan, a broken PDF. */
  text: string | null;
  /** RERA numbers of projects and agents. */
  reraNumbers: string[];
  /** YYYY-MM-DD. */
  issuedOn: string | null;
  validUntil: string | null;
  holderName: string | null;
  pans: string[];
  gstins: string[];
}

/** What the submitter states of it. */
export interface StatedFacts {
  reraNumber?: string | null;
  issuedOn?: string | null;
  validUntil?: string | null;
  holderName?: string | null;
  pan?: string | null;
  gstin?: string | null;
}

const RERA_NUMBER = /\b(?:P\d{11}|P[A-Z]\d{13}|A\d{11})\b/g;
/** Loose, so that a wrong letter or check character is found as wrong, and not overlooked. */
const GSTIN = /\b\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]{3}\b/g;
const PAN = /\b[A-Z]{5}\d{4}[A-Z]\b/g;
const DAY = String.raw`(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9},?\s+\d{4})`;
const ISSUED = new RegExp(String.raw`(?:date of issue|issued? on|issue date|dated?)\s*[:.-]?\s*${DAY}`, 'i');
const VALID = new RegExp(
  String.raw`(?:valid (?:up ?to|until|till)|validity|ending with|expir(?:y|es)(?: date)?(?: on)?)\s*[:.-]?\s*${DAY}`,
  'i',
);

/**
 * What a paper of a type says. Where its type has no validity, a text that names one speaks of something else, such as the
 * period of a search.
 * @param text the text layer; null where there is none
 */
export function factsOf(text: string | null, stated: StatedFacts, type: DocumentType): PaperFacts {
  const said = text ?? '';
  const capitals = said.toUpperCase();
  return {
    text,
    reraNumbers: given(stated.reraNumber) ?? [...new Set(capitals.match(RERA_NUMBER) ?? [])],
    issuedOn: stated.issuedOn ?? dayOf(ISSUED.exec(said)?.[1]),
    validUntil: stated.validUntil ?? (hasValidity(type) ? dayOf(VALID.exec(said)?.[1]) : null),
    holderName: stated.holderName?.trim() || null,
    pans: given(stated.pan) ?? [...new Set(capitals.match(PAN) ?? [])],
    gstins: given(stated.gstin) ?? [...new Set(capitals.match(GSTIN) ?? [])],
  };
}

function given(value: string | null | undefined): string[] | undefined {
  return value?.trim() ? [value.trim().toUpperCase()] : undefined;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Day, month, year, as Indian papers have it. Null for a day that no calendar has. */
function dayOf(said: string | undefined): string | null {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+([A-Za-z]+|\d{1,2}),?[\s/.-]+(\d{4})$/.exec(said ?? '') ?? [];
  const number = /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  const iso = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(iso) ? iso : null;
}
