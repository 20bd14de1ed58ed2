import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
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

/** The register's files: one per district, and the list of revoked registrations where there is one. */
export function registerFiles(folder: string): { districts: SourceFile[]; revoked: SourceFile[] } {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => requiredFile(folder, name));
  const revoked = files.filter(({ path }) => basename(path).startsWith('revoked'));
  const districts = files.filter((file) => !revoked.includes(file));
  if (districts.length === 0)
    throw new ImportError(
      'IMPORT_FILE_MISSING',
      `there is no district’s .csv file in ${folder}.`,
      'Check the folder; nothing was imported.',
    );
  return { districts, revoked };
}
