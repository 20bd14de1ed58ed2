import { copyFileSync, existsSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs';

export interface LogBounds {
  /** From this size on what was written is set aside. Default 16 MiB. */
  maxBytes?: number;
  /** How many earlier parts are kept, as `<file>.1` (the newest) and on. Default 3. */
  kept?: number;
  /** How often the size is looked at. Default 10 s. */
  everyMs?: number;
}

/**
 * Bounds a file that another process appends to. The parts are copied away and the file is emptied, because the process
 * keeps it open: a renamed file would grow on. Lines written between the two steps are lost. Returns how to end it.
 */
export function boundLog(
  file: string,
  { maxBytes = 16 * 1024 ** 2, kept = 3, everyMs = 10_000 }: LogBounds = {},
): () => void {
  const timer = setInterval(() => {
    if (sizeOf(file) >= maxBytes) setAside(file, kept);
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function setAside(file: string, kept: number): void {
  try {
    for (let part = kept - 1; part > 0; part--)
      if (existsSync(`${file}.${part}`)) renameSync(`${file}.${part}`, `${file}.${part + 1}`);
    copyFileSync(file, `${file}.1`);
  } catch {
    // A full disk has no room for a copy, and is what the bound is for: this part is given up.
    rmSync(`${file}.1`, { force: true });
  }
  truncateSync(file, 0);
}
