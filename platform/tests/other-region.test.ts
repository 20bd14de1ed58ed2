import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importMaharera, ImportTally, readRegister } from '@propmubi/property';
import { reportOn } from '@propmubi/reputation';
import { seededRandom } from '@propmubi/testkit';
import pg from 'pg';
import { builderFactsOf } from '../src/trust-report/register-facts.js';
import { renderReport } from '../src/trust-report/render.js';
import { platformInProcess, type PlatformInProcess } from './support/platform-in-process.js';

const DISTRICTS = [
  { name: 'Ahmedabad', code: '240', pins: 380_001, late: 0.2 },
  { name: 'Surat', code: '241', pins: 395_001, late: 0.45 },
  { name: 'Bengaluru Urban', code: '290', pins: 560_001, late: 0.35 },
];
/** Fewer columns than MahaRERA's export, under other names. */
const HEADER = [
  'Registration Number',
  'District',
  'Project Name',
  'Promoter',
  'Pin Code',
  'Proposed Completion Date',
  'Extended Completion Date',
  'Last Modified',
  'Number of Apartments',
  'Complaints Count',
].join(',');

/** An invented register of other states, in days first, with the line ends of Windows. */
function registerOf(count: number): string {
  const random = seededRandom(count);
  const rows = Array.from({ length: count }, (_, n) => {
    const builder = Math.floor(random() * (count / 4));
    const { name, code, pins, late } = DISTRICTS[builder % 3] as (typeof DISTRICTS)[number];
    const month = String(1 + Math.floor(random() * 12)).padStart(2, '0');
    const year = 2017 + Math.floor(random() * 8);
    const isLate = year < 2024 && random() < late + (builder % 10) / 30;
    return [
      `P${code}${String(n).padStart(8, '0')}`,
      name,
      `Invented Residency ${n}`,
      `Invented Promoter ${builder} Pvt. Ltd.`,
      pins + Math.floor(random() * 30),
      `28-${month}-${year}`,
      isLate ? `28-${month}-${year + 2}` : 'NA',
      `${10 + (n % 15)}-0${1 + (n % 3)}-2024`,
      4 + Math.floor(random() * 150),
      random() < 0.2 ? Math.floor(random() * 6) : '',
    ].join(',');
  });
  return ['\uFEFF' + HEADER, ...rows, ''].join('\r\n');
}

describe('a register of other states', () => {
  const folder = mkdtempSync(join(tmpdir(), 'propmubi-other-region-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const reportFor = async (count: number) => {
    writeFileSync(join(folder, 'register.csv'), registerOf(count));
    const tally = new ImportTally();
    const register = await readRegister(folder, { tally, today: '2026-11-26' });
    const report = reportOn(builderFactsOf(register), register.asOf);
    return { report, text: renderReport(report, tally) };
  };

  it.each([[1], [3], [40]])('of %d projects has a report that says what it cannot measure', async (count) => {
    const { report, text } = await reportFor(count);
    expect(report.projects).toBe(count);
    expect(text).toContain('- not measured: AUC and calibration');
    expect(text).toContain(`- ${count} rows`);
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('of 600 projects is measured, and says that its districts are of no known state', async () => {
    const { report, text } = await reportFor(600);
    expect(report.splits.every(({ projects }) => projects > 20)).toBe(true);
    expect(report.predictors[0]?.auc).toBeGreaterThan(0.5);
    expect(text).toContain('- noted: 600 projects in a district that is not one of Maharashtra’s');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  describe('imported and scored', () => {
    let world: PlatformInProcess;
    let admin: pg.Pool;
    const COUNT = 900;

    beforeAll(async () => {
      world = await platformInProcess();
      admin = new pg.Pool({ connectionString: world.database.adminUrl, max: 2 });
      const property = world.platform.subgraphs.find(({ name }) => name === 'property');
      writeFileSync(join(folder, 'register.csv'), registerOf(COUNT));
      const summary = await importMaharera({
        folder,
        database: (property as NonNullable<typeof property>).database,
        rejectedFolder: folder,
        today: '2026-11-26',
      });
      expect(summary).toMatchObject({
        skipped: {},
        corrected: {},
        written: { projects: { inserted: COUNT } },
      });
      await world.platform.settled();
    }, 240_000);
    afterAll(async () => {
      await admin?.end();
      await world?.close();
    });

    const shares = async (sql: string) => {
      const { rows } = await admin.query<{ band: string; n: number }>(sql);
      const total = rows.reduce((sum, { n }) => sum + n, 0);
      return { total, bands: Object.fromEntries(rows.map(({ band, n }) => [band, n / total])) };
    };

    it('has every project in a band, and all bands among them', async () => {
      const { total, bands } = await shares(
        `select c.band, count(*)::int as n from trust.current_score c join property.project p on p.id = c.subject_id
          where c.subject_type = 'PROJECT' and p.district in ('Ahmedabad', 'Surat', 'Bengaluru Urban') group by 1`,
      );
      expect(total).toBe(COUNT);
      for (const band of ['A', 'B', 'C', 'D']) expect(bands[band]).toBeGreaterThan(0.02);
      expect(Math.max(...Object.values(bands))).toBeLessThanOrEqual(0.6);
    });

    it('has builders of every band', async () => {
      const { bands } = await shares(
        `select band, count(*)::int as n from (
           select distinct on (builder_id) r.band from reputation.builder_reputation r
             join property.builder b on b.id = r.builder_id
            where b.districts && array['Ahmedabad', 'Surat', 'Bengaluru Urban'] order by builder_id, r.id desc) latest
          group by 1`,
      );
      for (const band of ['A', 'B', 'C', 'D']) expect(bands[band]).toBeGreaterThan(0);
      expect(Math.max(...Object.values(bands))).toBeLessThanOrEqual(0.6);
    });

    it('has for each project what is said of its delivery', async () => {
      const { rows } = await admin.query<{ n: number }>(
        `select count(*)::int as n from trust.project_delivery d join property.project p on p.id = d.project_id
          where p.district in ('Ahmedabad', 'Surat', 'Bengaluru Urban')`,
      );
      expect(rows).toEqual([{ n: COUNT }]);
    });
  });
});
