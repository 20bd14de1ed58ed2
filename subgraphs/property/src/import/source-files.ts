import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { EVIDENCE_FILES, type EvidenceList } from './evidence.rows.js';
import { ImportError } from './import-error.js';

/**
 * The folder with the files of one kind: the given one, or its subfolder of that name, so that the whole data folder
 * may be given too.
 * @throws ImportError IMPORT_FOLDER_MISSING
 */
export function sourceFolder(folder: string, kind: string): string {
  const given = resolve(folder);
  const nested = join(given, kind);
  for (const candidate of [nested, given])
    if (existsSync(candidate) && statSync(candidate).isDirectory()) return candidate;
  throw new ImportError(
    'IMPORT_FOLDER_MISSING',
    `there is no folder ${given}.`,
    `Give the folder that holds the ${kind} files.`,
  );
}

export interface SourceFile {
  path: string;
  bytes: number;
}

/** @throws ImportError IMPORT_FILE_MISSING */
export function requiredFile(folder: string, name: string): SourceFile {
  const path = join(folder, name);
  if (!existsSync(path))
    throw new ImportError(
      'IMPORT_FILE_MISSING',
      `there is no ${name} in ${folder}.`,
      'Check the folder; nothing was imported.',
    );
  return { path, bytes: statSync(path).size };
}

export interface RegisterFiles {
  districts: SourceFile[];
  revoked: SourceFile[];
  evidence: { list: EvidenceList; file: SourceFile }[];
}

/** A register's files: one per district, the list of revoked registrations and the authority's other lists, by name. */
export function registerFiles(folder: string): RegisterFiles {
  const files = readdirSync(folder)
    .filter((name) => /^(?!rejected-).*\.csv$/i.test(name))
    .sort()
    .map((name) => requiredFile(folder, name));
  const named = (prefix: string) =>
    files.filter(({ path }) => basename(path).toLowerCase().startsWith(prefix));
  const revoked = named('revoked');
  const evidence = (Object.keys(EVIDENCE_FILES) as EvidenceList[]).flatMap((list) =>
    named(list).map((file) => ({ list, file })),
  );
  const others = new Set([...revoked, ...evidence.map(({ file }) => file)]);
  return { districts: files.filter((file) => !others.has(file)), revoked, evidence };
}

/** @throws ImportError IMPORT_FILE_MISSING */
export function assertAnyFile(files: readonly unknown[], what: string, folder: string): void {
  if (files.length === 0)
    throw new ImportError(
      'IMPORT_FILE_MISSING',
      `there is no ${what} (.csv) in ${folder}.`,
      'Check the folder; nothing was imported.',
    );
}
