import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '@propmubi/runtime/log';

/** A file that was used is marked so at most once in this time. */
const MARK_AFTER_MS = 60 * 60 * 1_000;
/** How much of a full folder is emptied at once. */
const EMPTIED_SHARE = 0.1;
/** A digest, a line end, and what it is of. */
const DIGEST_LENGTH = 64;

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export interface KeptFilesOptions {
  readonly folder: string;
  /** Most files; the least recently used go. */
  readonly maxFiles: number;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Values that processes keep for those that start after them, as JSON, a file each. A file that is damaged, or of a folder
 * that cannot be written, costs the time to make the value again, and a line in the log.
 */
export class KeptFiles {
  private count: Promise<number> | undefined;
  private isWritable = true;

  constructor(private readonly options: KeptFilesOptions) {}

  async find<T>(name: string): Promise<T | undefined> {
    const path = this.pathOf(name);
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') this.report('unreadable', name, error);
      return undefined;
    }
    const body = text.slice(DIGEST_LENGTH + 1);
    if (digestOf(body) !== text.slice(0, DIGEST_LENGTH)) {
      this.report('damaged', name);
      await rm(path, { force: true }).catch(() => undefined);
      return undefined;
    }
    void this.markUsed(path);
    return JSON.parse(body) as T;
  }

  /** Never throws. A name has one value, so that it does not matter which of two processes writes last. */
  async keep(name: string, value: unknown): Promise<void> {
    if (!this.isWritable) return;
    const { folder } = this.options;
    const body = JSON.stringify(value);
    // Under another name first: half a file is never read, however the process ends.
    const unfinished = join(folder, `${name}.${randomUUID()}.tmp`);
    try {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await this.makeRoom();
      await writeFile(unfinished, `${digestOf(body)}\n${body}`, { mode: 0o600 });
      await rename(unfinished, this.pathOf(name));
    } catch (error) {
      // Of a disk that is full or cannot be written one line is enough.
      this.isWritable = false;
      this.report('not-written', name, error);
      await rm(unfinished, { force: true }).catch(() => undefined);
    }
  }

  private pathOf(name: string): string {
    return join(this.options.folder, `${name}.json`);
  }

  private async makeRoom(): Promise<void> {
    const { folder, maxFiles } = this.options;
    const count = (await (this.count ??= readdir(folder).then((names) => names.length))) + 1;
    this.count = Promise.resolve(count);
    if (count <= maxFiles) return;
    const names = await readdir(folder);
    const used = await Promise.all(
      names.map(async (name) => ({
        name,
        at: await stat(join(folder, name)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        ),
      })),
    );
    const oldest = used.sort((a, b) => a.at - b.at).slice(0, Math.ceil(names.length * EMPTIED_SHARE));
    await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
    this.count = Promise.resolve(names.length - oldest.length + 1);
  }

  private async markUsed(path: string): Promise<void> {
    try {
      const { mtimeMs } = await stat(path);
      const now = Date.now();
      if (now - mtimeMs > MARK_AFTER_MS) await utimes(path, now / 1_000, now / 1_000);
    } catch {
      // Removed meanwhile, or not ours to change: then it is older than it seems.
    }
  }

  private report(problem: 'damaged' | 'unreadable' | 'not-written', name: string, cause?: unknown): void {
    this.options.logger.warn(
      { problem, file: name, folder: this.options.folder, err: cause },
      'a kept file of the supergraph is not used',
    );
  }
}
