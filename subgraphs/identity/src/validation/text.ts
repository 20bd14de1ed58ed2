import { invalidField } from './checked.js';

const LANGUAGE = /^[a-z]{2,3}$/;
const MAX_LANGUAGES = 10;
const MAX_LOCALITIES = 50;
const MAX_LENGTH = 100;
// Control characters would break log lines and exports; angle brackets never belong to a name.
const FORBIDDEN = /[\u0000-\u001f\u007f<>]/;

/** A person’s, firm’s or place’s name: trimmed, one line. @throws InvalidInputError INVALID_NAME */
export function parseName(input: string, field = 'name'): string {
  const name = input.normalize('NFC').trim().replace(/ +/g, ' ');
  if (name.length >= 2 && name.length <= MAX_LENGTH && !FORBIDDEN.test(name)) return name;
  throw invalidField(field, 'INVALID_NAME', 'A name is 2 to 100 characters on one line.');
}

/** ISO 639 codes without repeats. @throws InvalidInputError INVALID_LANGUAGE */
export function parseLanguages(input: readonly string[], field = 'languages'): string[] {
  const languages = [...new Set(input.map((language) => language.trim().toLowerCase()))];
  if (languages.length <= MAX_LANGUAGES && languages.every((language) => LANGUAGE.test(language))) {
    return languages;
  }
  throw invalidField(
    field,
    'INVALID_LANGUAGE',
    'Languages are ISO 639 codes such as mr, hi or en, at most ten.',
  );
}

/** @throws InvalidInputError INVALID_NAME, TOO_MANY_LOCALITIES */
export function parseLocalities(input: readonly string[], field = 'localities'): string[] {
  const localities = [...new Set(input.map((name) => parseName(name, field)))];
  if (localities.length <= MAX_LOCALITIES) return localities;
  throw invalidField(field, 'TOO_MANY_LOCALITIES', `Name at most ${MAX_LOCALITIES} localities.`);
}

/** HH:MM, up to 24:00 → minutes after midnight. @throws InvalidInputError INVALID_TIME */
export function parseTimeOfDay(input: string, field: string): number {
  const [, hours, minutes] = /^(\d{2}):([0-5]\d)$/.exec(input) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  if (hours !== undefined && total <= 24 * 60) return total;
  throw invalidField(field, 'INVALID_TIME', 'A time of day is HH:MM, from 00:00 to 24:00.');
}
