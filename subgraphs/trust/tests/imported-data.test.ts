import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventInput } from '@propmubi/events';
import { idOf, newId } from '@propmubi/runtime';
import { deliverEvent } from '@propmubi/testkit';
import { parse } from 'csv-parse/sync';
import { startTestTrust } from './test-subgraph.js';

const data = process.env['PROPMUBI_DATA'] ?? join(process.cwd(), '..', 'shared', 'data');
const present = existsSync(join(data, 'maharera')) && existsSync(join(data, 'listings'));
if (!present) process.stderr.write(`skipped: no real data in ${data} (set PROPMUBI_DATA)\n`);

const OFFICE = idOf('Organization', 'office');
const CHUNK = 500;
const count = (text = '') => Math.round(Number(text)) || 0;
const rows = (file: string) =>
  parse(readFileSync(file), { columns: true, relax_column_count: true }) as Record<string, string>[];

function registerProjects(): EventInput<'RegistrySynced'>['projects'] {
  const folder = join(data, 'maharera');
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.csv') && name !== 'revoked-projects.csv',
  );
  const projects = files.flatMap((name) =>
    rows(join(folder, name)).map((row) => ({
      projectId: idOf('Project', row['rera_id'] as string),
      reraNumber: row['rera_id'] as string,
      name: row['project_name'] as string,
      district: row['district'] as string,
      builderId: idOf('Builder', row['promoter_name'] as string),
      builderName: row['promoter_name'] as string,
      pinCode: /^[1-9]\d{5}$/.test(row['location_pin_code'] ?? '')
        ? (row['location_pin_code'] as string)
        : null,
      status: 'ACTIVE' as const,
      apartments: count(row['number_of_appartments']),
      bookedApartments: count(row['number_of_booked_appartments']),
      cases: count(row['cases_count']),
      complaints: count(row['complaints_count']),
      lastModified: day(row['date_last_modified']),
    })),
  );
  return projects.filter(({ lastModified }) => lastModified === null || lastModified < '2024-03-15');
}

function day(text = ''): string | null {
  const [, month, date, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text.trim()) ?? [];
  return year ? `${year}-${month}-${date}` : null;
}

function flats(): EventInput<'ListingsImported'>['listings'] {
  const seen = new Set<string>();
  return rows(join(data, 'listings', 'mumbai-flats.csv')).flatMap((row) => {
    const { '': _number, ...facts } = row;
    const key = JSON.stringify(facts);
    const area = Number(row['buildupArea_sqft']);
    const price = Math.round(Number(row['flat_price']) * 1e7);
    if (seen.has(key) || !(price > 0)) return [];
    seen.add(key);
    const [, band, floors] = /^(Lower|Middle|Higher)of (\d+)/.exec(row['which_floor'] ?? '') ?? [];
    return [
      {
        listingId: idOf('Listing', key),
        organizationId: OFFICE,
        agentId: idOf('Agent', 'invented'),
        projectId: idOf('Project', 'invented'),
        localityId: idOf('Locality', row['location1'] as string),
        listPrice: price,
        bedrooms: count(row['bedrooms']),
        builtUpArea: area > 0 ? area : null,
        propertySubType: 'APARTMENT',
        floorBand: band ? band.toUpperCase() : null,
        floorsTotal: floors ? Number(floors) : null,
        ageYears: count(row['new_age']),
        isAssignmentSynthetic: true,
        publishedAt: '2026-10-20T10:00:00Z',
      },
    ];
  });
}

(present ? describe : describe.skip)('scores of the register and of real flats', () => {
  let running: Awaited<ReturnType<typeof startTestTrust>>;

  beforeAll(async () => {
    running = await startTestTrust({ now: () => new Date('2026-11-01T10:00:00Z') });
    const projects = registerProjects();
    for (let start = 0; start < projects.length; start += CHUNK) {
      await deliverEvent(running.subgraph, 'RegistrySynced', {
        syncId: newId(),
        asOf: '2024-03-14',
        last: start + CHUNK >= projects.length,
        projects: projects.slice(start, start + CHUNK),
      });
    }
    const listings = flats();
    for (let start = 0; start < listings.length; start += CHUNK) {
      const chunk = listings.slice(start, start + CHUNK);
      await deliverEvent(
        running.subgraph,
        'ListingsImported',
        { importId: newId(), organizationId: OFFICE, listings: chunk },
        OFFICE,
      );
    }
    // Without builders' reputations a project waits for its builder: here all are asked for.
    await running.subgraph.requestAll();
    await running.subgraph.recompute();
  }, 300_000);

  afterAll(() => running?.close());

  const em = () => running.subgraph.database.orm.em.fork();
  const shares = async (type: string) => {
    const found = await em().execute<{ band: string; n: number }[]>(
      `select band, count(*)::int as n from trust.current_score where subject_type = ? group by band order by band`,
      [type],
    );
    const total = found.reduce((sum, { n }) => sum + n, 0);
    return Object.fromEntries(found.map(({ band, n }) => [band, n / total]));
  };

  it.each(['PROJECT', 'LISTING'])('are in every band for a %s, no band over 60 %%', async (type) => {
    const found = await shares(type);
    process.stderr.write(`${type} ${JSON.stringify(found)}\n`);
    for (const band of ['A', 'B', 'C', 'D']) expect(found[band]).toBeGreaterThan(0.02);
    for (const share of Object.values(found)) expect(share).toBeLessThan(0.6);
  });

  it('blame no flat for a project or an agent that an import made up', async () => {
    const found = await em().execute<{ n: number }[]>(
      `select count(*)::int as n from trust.current_score
        where subject_type = 'LISTING' and jsonb_exists_any(signals, array['PROJECT_TRUST', 'AGENT_TRUST', 'REGISTRATION', 'LICENCE'])`,
    );
    expect(found[0]?.n).toBe(0);
  });

  it('never contradict themselves', async () => {
    const found = await em().execute<{ codes: string[] }[]>(
      `select distinct array(select reason->>0 from jsonb_array_elements(reasons) reason) as codes from trust.trust_score`,
    );
    for (const { codes } of found) {
      const families = codes.map((code) => code.replace(/_(HIGH|LOW|STALE|FRESH|WEAK|STRONG)$/, ''));
      expect(new Set(families).size).toBe(families.length);
    }
  });

  it('are the same to the byte when they are computed again', async () => {
    const digest = async () =>
      em().execute(
        `select md5(string_agg(md5(c::text), '' order by subject_type, subject_id)) as all from trust.current_score c`,
      );
    const before = await digest();
    await running.subgraph.requestAll();
    await running.subgraph.recompute();
    expect(await digest()).toEqual(before);
  }, 300_000);
});
