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

/**
 * Calls back with the supergraph whenever its file changes. The folder is watched, not the file: a replaced file
 * (rename, ConfigMap link) keeps no watcher of its own.
 */
export function watchSupergraphFile(
  path: string,
  onChange: (sdl: string) => void,
  logger: Logger,
): () => void {
  let timer: NodeJS.Timeout | undefined;
  const reread = async (): Promise<void> => {
    try {
      onChange(await readFile(path, 'utf8'));
    } catch (error) {
      logger.error({ err: error }, 'the new supergraph was not loaded; the old one is still served');
    }
  };
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(dirname(path), { persistent: false }, (_event, file) => {
      // Kubernetes swaps a link beside the file, so a change without this name may still be ours.
      if (file !== null && file !== basename(path) && !file.startsWith('..')) return;
      clearTimeout(timer);
      timer = setTimeout(() => void reread(), SETTLE_MS);
    });
    watcher.on('error', (error) => logger.warn({ err: error }, 'the supergraph file is not watched'));
  } catch (error) {
    logger.warn({ err: error }, 'the supergraph file is not watched');
  }
  return () => {
    clearTimeout(timer);
    watcher?.close();
  };
}
