import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recordedEvents } from '@propmubi/testkit';
import { importMaharera, type MahareraImportOptions } from '../src/index.js';
import { query, startProperty } from './property-subgraph.js';
import { REGISTER_HEADER, registerLine, type RegisterCells } from './register-lines.js';

/** A register of another region has been through other hands. */
describe('a register that is written otherwise', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  let folder: string;
  beforeAll(async () => {
    property = await startProperty();
  });
  afterAll(() => property?.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-variants-'));
    await query(
      property.database.adminUrl,
      `truncate property.project, property.builder, property.listing, property.register_import,
        property.revoked_registration, property.project_evidence, property.outbox cascade`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const number = (district: number, serial: number) => `P${district}${String(serial).padStart(8, '0')}`;
  const write = (lines: string[], name = 'pune.csv', lineEnd = '\n', header = REGISTER_HEADER) =>
    writeFileSync(join(folder, name), [header, ...lines, ''].join(lineEnd));
  const run = (more: Partial<MahareraImportOptions> = {}) =>
    importMaharera({
      folder,
      database: property.subgraph.database,
      rejectedFolder: folder,
      today: '2024-06-30',
      ...more,
    });
  const many = (count: number, changes: (serial: number) => RegisterCells = () => ({}), district = 521) =>
    Array.from({ length: count }, (_, serial) =>
      registerLine({
        district: 'Pune',
        location_lat_long: '',
        rera_id: number(district, serial),
        ...changes(serial),
      }),
    );
  const projects = () =>
    query(
      property.database.adminUrl,
      `select rera_number, district, latitude, apartments_count, complaints_count, proposed_completion_on::text,
              last_modified_on::text from property.project order by rera_number`,
    );

  it.each([
    ['Unix', '\n'],
    ['Windows', '\r\n'],
    ['old Macintosh', '\r'],
  ])('is read with line ends of %s', async (_name, lineEnd) => {
    write(many(12), 'pune.csv', lineEnd);
    expect(await run()).toMatchObject({ written: { projects: { inserted: 12 } }, skipped: {} });
  });

  it('is read with line ends of several kinds in one file', async () => {
    const [one, two, three] = many(3) as [string, string, string];
    writeFileSync(join(folder, 'pune.csv'), `\uFEFF${REGISTER_HEADER}\r\n${one}\n${two}\r\n${three}`);
    expect(await run()).toMatchObject({ written: { projects: { inserted: 3 } }, skipped: {} });
  });

  it.each([
    ['day first', '31-12-2025', '18-01-2024'],
    ['year first', '2025-12-31', '2024-01-18'],
    ['year first with slashes', '2025/12/31', '2024/1/18'],
    ['named months', '31-Dec-2025', '18 January 2024'],
    ['month names first', 'Dec 31, 2025', 'January 18, 2024'],
    ['a time of day', '12/31/2025 00:00', '01/18/2024 10:33:07 AM'],
    ['each column in its way', '31/12/2025', '2024-01-18T10:33:07.123+05:30'],
    ['serials beside text in another column', '31/12/2025', '45309'],
  ])('has dates with %s', async (_name, proposed, modified) => {
    write(
      many(4, () => ({ proposed_date_of_completion: `"${proposed}"`, date_last_modified: `"${modified}"` })),
    );
    expect(await run()).toMatchObject({ asOf: '2024-01-18', corrected: {} });
    expect((await projects())[0]).toMatchObject({
      proposed_completion_on: '2025-12-31',
      last_modified_on: '2024-01-18',
    });
  });

  it.each([
    ['years of two digits', '31-12-25'],
    ['words', 'end of year'],
    ['quarters', 'Q4 2025'],
  ])('is refused with dates in %s, which nothing reads', async (_name, proposed) => {
    write(many(30, () => ({ proposed_date_of_completion: proposed })));
    await expect(run()).rejects.toMatchObject({
      code: 'DATE_FORMAT_UNKNOWN',
      at: { file: 'pune.csv', line: 2 },
    });
    expect(await projects()).toEqual([]);
  });

  it('decides the dates of a small file as the others of its folder are written', async () => {
    const first = (serial: number) => ({ date_last_modified: '05/01/2024', rera_id: number(516, serial) });
    write(
      many(3, (serial) => ({
        ...first(serial),
        district: 'Nashik',
        proposed_date_of_completion: '03/04/2025',
      })),
      'nashik.csv',
    );
    await expect(run()).rejects.toMatchObject({ code: 'DATE_FORMAT_AMBIGUOUS' });
    write(many(3, () => ({ date_last_modified: '05/01/2024', proposed_date_of_completion: '31/12/2025' })));
    expect(await run()).toMatchObject({ asOf: '2024-01-05', written: { projects: { inserted: 6 } } });
    expect((await projects())[0]).toMatchObject({ district: 'Nashik', proposed_completion_on: '2025-04-03' });
  });

  it('does not decide them where the others disagree', async () => {
    write(many(1, () => ({ proposed_date_of_completion: '31/12/2025', date_last_modified: '18/01/2024' })));
    write(
      many(1, () => ({ rera_id: number(516, 1), district: 'Nashik' })),
      'nashik.csv',
    );
    write(
      many(1, () => ({
        rera_id: number(527, 1),
        district: 'Satara',
        proposed_date_of_completion: '03/04/2025',
        date_last_modified: '05/01/2024',
      })),
      'satara.csv',
    );
    await expect(run()).rejects.toMatchObject({ code: 'DATE_FORMAT_AMBIGUOUS', at: { file: 'satara.csv' } });
  });

  it('takes what says nothing for blank', async () => {
    write(
      many(3, (serial) => ({
        location_pin_code: ['NA', 'N/A', '-'][serial] as string,
        number_of_appartments: ['null', 'nil', '--'][serial] as string,
        revised_proposed_date_of_completion: 'NA',
        project_name: 'NA',
      })),
    );
    expect(await run()).toMatchObject({ corrected: {}, skipped: {}, written: { projects: { inserted: 3 } } });
    expect((await projects())[0]).toMatchObject({ apartments_count: null });
  });

  it('has districts of another state, and places there', async () => {
    write(
      many(
        3,
        (serial) => ({
          district: 'Ahmedabad',
          promoter_name: 'Sabarmati Infra LLP',
          location_pin_code: '380015',
          location_lat_long: `"('${serial === 0 ? '72.5714' : '23.0225'}','${serial === 0 ? '23.0225' : '72.5714'}')"`,
        }),
        240,
      ),
      'ahmedabad.csv',
    );
    expect(await run()).toMatchObject({
      written: { projects: { inserted: 3 } },
      noted: { UNKNOWN_DISTRICT: 3 },
      corrected: { COORDINATES_OUT_OF_DISTRICT: 1 },
    });
    expect(await projects()).toMatchObject([
      { district: 'Ahmedabad', latitude: null },
      { latitude: 23.0225 },
      { latitude: 23.0225 },
    ]);
  });

  it('is refused when none of its numbers is one of MahaRERA', async () => {
    write(many(5, (serial) => ({ rera_id: `PR/GJ/AHMEDABAD/RAA0000${serial}/010117` })));
    await expect(run()).rejects.toMatchObject({
      code: 'REGISTER_UNREADABLE',
      message: expect.stringContaining('none of 5 rows can be kept: 5 BAD_RERA_NUMBER'),
    });
  });

  describe('beside one of other districts that is there already', () => {
    const lastSync = async () =>
      (await recordedEvents(property.subgraph)).filter(({ type }) => type === 'RegistrySynced').at(-1)?.data;
    const thane = (modified: string) =>
      many(5, () => ({ district: 'Thane', date_last_modified: modified }), 517);
    const only = (name: string, lines: string[]) => {
      for (const other of ['pune.csv', 'thane.csv']) rmSync(join(folder, other), { force: true });
      write(lines, name);
    };

    it('may be of an earlier day, and the register stays of the later one', async () => {
      only('thane.csv', thane('05/31/2024'));
      await run();
      only(
        'pune.csv',
        many(5, () => ({ date_last_modified: '01/18/2024' })),
      );
      expect(await run()).toMatchObject({ asOf: '2024-01-18', written: { projects: { inserted: 5 } } });
      expect(await lastSync()).toMatchObject({ asOf: '2024-05-31', last: true });
      // Of its own districts an earlier one is still refused.
      only('thane.csv', thane('04/30/2024'));
      await expect(run()).rejects.toMatchObject({ code: 'IMPORT_OLDER_THAN_KNOWN' });
    });

    it('takes the place of its own districts alone', async () => {
      only('thane.csv', thane('05/31/2024'));
      const header = 'district,rera_id,project_name,promoter_name';
      writeFileSync(
        join(folder, 'revoked-projects.csv'),
        `${header}\nThane,${number(517, 9)},Gone,The Invented Builders\n`,
      );
      await run();
      rmSync(join(folder, 'revoked-projects.csv'));
      only(
        'pune.csv',
        many(5, () => ({ date_last_modified: '05/31/2024' })),
      );
      await run();
      only(
        'pune.csv',
        many(4, () => ({ date_last_modified: '01/18/2024' })),
      );
      expect(await run({ replace: true, force: true })).toMatchObject({ noted: { NOT_NAMED_ANY_MORE: 1 } });
      expect(await lastSync()).toMatchObject({ asOf: '2024-05-31', replaces: true });
      expect(
        await query(property.database.adminUrl, 'select rera_number from property.revoked_registration'),
      ).toEqual([{ rera_number: number(517, 9) }]);
    });
  });
});
