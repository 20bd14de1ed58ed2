import { parseSearch } from '../shared/listings/search-filters.js';
import { type Language, TRUST_LANGUAGES } from './language.js';
import {
  BuilderDetails,
  ListingDetails,
  listingsVariables,
  ProjectDetails,
  SearchListings,
} from './queries.js';

/** What a public screen asks first. An address that the app reads otherwise costs a request that nothing takes. */
export function firstQuery(
  { pathname, search }: Pick<URL, 'pathname' | 'search'>,
  shown: Language,
): [text: string, variables: object] | undefined {
  const language = TRUST_LANGUAGES[shown];
  const [, screen, id = '', ...rest] = pathname.split('/').map(decoded);
  if (rest.length > 0) return undefined;
  if (screen === '' || screen === 'search') {
    const wanted = screen === '' ? {} : parseSearch(valuesOf(search));
    return [SearchListings.toString(), { ...listingsVariables(wanted, language), after: null }];
  }
  if (id === '') return undefined;
  if (screen === 'listing') return [ListingDetails.toString(), { id, language }];
  if (screen === 'project') return [ProjectDetails.toString(), { reraNumber: id, language }];
  if (screen === 'builder') return [BuilderDetails.toString(), { id }];
  return undefined;
}

/** As the router reads them: JSON where it is such. */
function valuesOf(search: string): Record<string, unknown> {
  return Object.fromEntries([...new URLSearchParams(search)].map(([name, value]) => [name, valueOf(value)]));
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Empty where it is not encoded as an address is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
