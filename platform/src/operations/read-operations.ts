import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DocumentNode, print } from 'graphql';

/** The texts of the operations in a file: a document, a manifest, or a module of code generation. @throws Error for any other */
export async function readOperations(file: string): Promise<string[]> {
  switch (extname(file)) {
    case '.graphql':
    case '.gql':
      return [readFileSync(file, 'utf8')];
    case '.json':
      return textsOfManifest(JSON.parse(readFileSync(file, 'utf8')));
    case '.ts':
    case '.js':
    case '.mjs':
      return textsOfModule((await import(pathToFileURL(file).href)) as Record<string, unknown>);
    default:
      throw new Error(`${file} is no .graphql, .json, .ts or .js file.`);
  }
}

/** Apollo’s manifest, or a map of hashes as graphql-codegen writes it. */
function textsOfManifest(manifest: unknown): string[] {
  const { operations } = manifest as { operations?: readonly { body: string }[] };
  const texts = operations ? operations.map(({ body }) => body) : Object.values(manifest as object);
  return texts.filter((text): text is string => typeof text === 'string');
}

/** Exports named `…Document`: a document, or its text as a String object. */
function textsOfModule(module: Record<string, unknown>): string[] {
  return Object.entries(module)
    .filter(([name]) => name.endsWith('Document'))
    .map(([, value]) => (isDocument(value) ? print(value) : String(value)));
}

function isDocument(value: unknown): value is DocumentNode {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'Document';
}
