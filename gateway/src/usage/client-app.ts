/** The program that asks, as it names itself. */
export interface ClientApp {
  readonly name: string;
  readonly version: string;
}

const NAME = /^[\w@./+: -]{1,64}$/;
const UNNAMED: ClientApp = { name: 'unnamed', version: '' };

/** Of the headers of a request, or of `connection_init`; anything that is no name is none. */
export function clientAppOf(given: Readonly<Record<string, unknown>> | undefined): ClientApp {
  const name = textOf(given?.['apollographql-client-name']);
  if (name === '') return UNNAMED;
  return { name, version: textOf(given?.['apollographql-client-version']) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' && NAME.test(value) ? value : '';
}
