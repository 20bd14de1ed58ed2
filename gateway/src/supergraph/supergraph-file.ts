import { watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ConfigError } from '@propmubi/runtime/config';
import { type Logger } from '@propmubi/runtime/log';

/** Editors and deployments write a file in several steps; one reload for all of them. */
const SETTLE_MS = 100;

/** @throws ConfigError when there is no such file */
export async function readSupergraphFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const help = `cannot read a supergraph from "${path}": compose one, or name the file`;
    throw Object.assign(new ConfigError([{ name: 'SUPERGRAPH_FILE', problem: 'invalid', help }]), { cause });
  }
}

/** Calls back with the supergraph whenever its file changes. */
export function watchSupergraphFile(
  path: string,
  onChange: (sdl: string) => void,
  logger: Logger,
): () => void {
  const reread = async (): Promise<void> => {
    try {
      onChange(await readFile(path, 'utf8'));
    } catch (error) {
      logger.error({ err: error }, 'the new supergraph was not loaded; the old one is still served');
    }
  };
  // Kubernetes swaps a link beside the file, so a change without this name may still be ours.
  const isOurs = (file: string): boolean => file === basename(path) || file.startsWith('..');
  return watchFolder(dirname(path), isOurs, () => void reread(), logger);
}

/**
 * Calls back when files of a folder have changed. The folder is watched, not the file: a replaced file (rename, ConfigMap
 * link) keeps no watcher of its own.
 */
export function watchFolder(
  folder: string,
  isOurs: (file: string) => boolean,
  onChange: () => void,
  logger: Logger,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(folder, { persistent: false }, (_event, file) => {
      if (file !== null && !isOurs(file)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, SETTLE_MS);
    });
    watcher.on('error', (error) => logger.warn({ err: error, folder }, 'the folder is not watched'));
  } catch (error) {
    logger.warn({ err: error, folder }, 'the folder is not watched');
  }
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}
