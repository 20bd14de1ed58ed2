import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** As much of a pact file (Pact specification 4) as is read here. */
export interface PactFile {
  consumer: { name: string };
  provider: { name: string };
  interactions: RecordedInteraction[];
  metadata: { pactSpecification: { version: string } };
}

export interface RecordedInteraction {
  description: string;
  providerStates?: { name: string; params?: Record<string, string> }[];
  /** `subscription`: the text by which the consumer gets an event. */
  comments?: { subscription?: string };
  [more: string]: unknown;
}

/** The platform, as pacts name it. */
export const PROVIDER = 'propmubi-platform';

const FOLDER = join(import.meta.dirname, '../../../schema/pacts');

/** Where the pact of a consumer is kept. */
export const pactPath = (consumer: string): string => join(FOLDER, `${consumer}.json`);

/** The pact on record; without interactions where there is none yet. */
export function readPact(consumer: string, path = pactPath(consumer)): PactFile {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as PactFile;
  return {
    consumer: { name: consumer },
    provider: { name: PROVIDER },
    interactions: [],
    metadata: { pactSpecification: { version: '4.0' } },
  };
}

export function writePact(pact: PactFile, path = pactPath(pact.consumer.name)): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(pact, null, 2)}\n`);
}
