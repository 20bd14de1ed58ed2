import { readTexts } from './configuration.js';

export const texts: ReadonlyMap<string, string> = readTexts();

/** The texts with a fault in one of them. */
export function planted(path: string, right: string, wrong: string): Map<string, string> {
  const text = texts.get(path);
  // A fault that is planted nowhere would be found nowhere.
  if (!text?.includes(right)) throw new Error(`${path} has no ${right}`);
  return added(path, text.replace(right, wrong));
}

/** The texts with a file in the place of the one that is there, if one is. */
export const added = (path: string, text: string): Map<string, string> => new Map(texts).set(path, text);

export const DATABASE = 'modules/database/main.tf';
export const REDIS = 'modules/redis/main.tf';
export const BUCKET = 'modules/bucket/main.tf';
export const CLUSTER = 'modules/cluster/main.tf';
export const PLATFORM = 'modules/platform/main.tf';
export const PRODUCTION = 'environments/production/main.tf';
export const BACKEND = 'environments/production/backend.tf';
