import { invalidField, parseEmail, parsePhone } from '../../validation/index.js';
import type { OrganizationBrand, UpdateOrganizationInput } from './organization-brand.types.js';

export type BrandFields = Omit<OrganizationBrand, 'organizationId'>;

const MOST_ABOUT = 1_000;
const MOST_URL = 500;
const MOST_LOGO_BYTES = 32 * 1_024;
/** No SVG: it can hold scripts. */
const PICTURE = /^data:image\/(?:png|jpeg|webp);base64,([A-Za-z0-9+/]+={0,2})$/;

const PARSERS: { [Field in keyof BrandFields]: (given: string) => string } = {
  logo: parseLogo,
  colour: parseColour,
  about: parseAbout,
  websiteUrl: (given) => parseHttps(given, 'websiteUrl', 'INVALID_WEBSITE'),
  contactEmail: (given) => parseEmail(given, 'contactEmail'),
  contactPhone: (given) => parsePhone(given, 'contactPhone'),
};

/** What is to change, checked; an empty text is none. @throws InvalidInputError with a code per field */
export function parseBrand(input: UpdateOrganizationInput): Partial<BrandFields> {
  const given = Object.entries(PARSERS).filter(([field]) => input[field as keyof BrandFields] !== undefined);
  return Object.fromEntries(
    given.map(([field, parse]) => {
      const text = String(input[field as keyof BrandFields] ?? '').trim();
      return [field, text === '' ? null : parse(text)];
    }),
  );
}

function parseLogo(given: string): string {
  if (!given.startsWith('data:')) return parseHttps(given, 'logo', 'INVALID_LOGO');
  const [, bytes] = PICTURE.exec(given) ?? [];
  if (bytes !== undefined && Buffer.from(bytes, 'base64').length <= MOST_LOGO_BYTES) return given;
  throw invalidField('logo', 'INVALID_LOGO', 'A logo is a PNG, JPEG or WebP of at most 32 KiB.');
}

function parseHttps(given: string, field: string, code: string): string {
  const url = URL.parse(given);
  if (url?.protocol === 'https:' && url.username === '' && given.length <= MOST_URL) return url.href;
  throw invalidField(field, code, `Give an https address of at most ${MOST_URL} characters.`);
}

function parseColour(given: string): string {
  if (/^#[0-9a-f]{6}$/i.test(given)) return given.toLowerCase();
  throw invalidField('colour', 'INVALID_COLOUR', 'A colour is # and six hexadecimal digits.');
}

function parseAbout(given: string): string {
  if (given.length <= MOST_ABOUT) return given;
  throw invalidField('about', 'TEXT_TOO_LONG', `At most ${MOST_ABOUT} characters.`);
}
