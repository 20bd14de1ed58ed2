import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const directory = z.record(
  z.string(),
  z.array(z.object({ office: z.string(), district: z.string(), taluk: z.string() })),
);

export interface PostOffice {
  pinCode: string;
  district: string | null;
  taluka: string | null;
}

/**
 * Finds the post office of a locality by its name: “Bandra West” is “Bandra West S.O”. A side of the railway
 * without an office of its own takes the suburb's, unless that is the other side's. Without the directory every
 * answer is null: it only adds to what the listings say.
 */
export async function postOfficesNear(
  listingsFolder: string,
): Promise<(locality: string) => PostOffice | null> {
  const folder = [join(listingsFolder, 'pincodes'), join(dirname(listingsFolder), 'pincodes')].find(
    existsSync,
  );
  const offices = new Map<string, PostOffice>();
  for (const name of folder
    ? readdirSync(folder)
        .filter((file) => file.endsWith('.json'))
        .sort()
    : []) {
    const parsed = directory.safeParse(JSON.parse(await readFile(join(folder as string, name), 'utf8')));
    for (const [pinCode, found] of Object.entries(parsed.data ?? {}))
      for (const { office, district, taluk } of found) {
        const key = normaliseOffice(office);
        if (!offices.has(key)) offices.set(key, { pinCode, district: known(district), taluka: known(taluk) });
      }
  }
  return (locality) => {
    const name = normaliseOffice(locality);
    const [, suburb, side] = /^(.+) (EAST|WEST)$/.exec(name) ?? [];
    const exact = offices.get(name);
    if (exact || !suburb) return exact ?? null;
    const shared = offices.get(suburb);
    const opposite = offices.get(`${suburb} ${side === 'EAST' ? 'WEST' : 'EAST'}`);
    return shared && shared.pinCode !== opposite?.pinCode ? shared : null;
  };
}

function normaliseOffice(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, ' ')
    .replace(/\b(S O|B O|H O|P O|SO|BO|HO|PO|MUMBAI)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
}

/** The directory writes NA where it does not know. */
function known(text: string): string | null {
  const trimmed = text.trim();
  return trimmed && trimmed !== 'NA' ? trimmed : null;
}
