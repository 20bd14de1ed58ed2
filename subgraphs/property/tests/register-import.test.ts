import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLATFORM_CHAIN } from '@propmubi/runtime';
import { recordedActs, recordedEvents } from '@propmubi/testkit';
import { importEvidence, importMaharera, type MahareraImportOptions } from '../src/index.js';
import { query, startProperty } from './property-subgraph.js';
import { REGISTER_HEADER, registerLine, type RegisterCells } from './register-lines.js';

const number = (serial: number) => `P517990${String(serial).padStart(5, '0')}`;
const many = (count: number, changes: (serial: number) => RegisterCells = () => ({})) =>
  Array.from({ length: count }, (_, serial) =>
    registerLine({ rera_id: number(serial), promoter_name: `Builder ${serial % 7}`, ...changes(serial) }),
  );

describe('importing a register', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  let folder: string;
  beforeAll(async () => {
    property = await startProperty();
  });
  afterAll(() => property?.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-register-'));
    await query(
      property.database.adminUrl,
      `truncate property.project, property.builder, property.listing, property.register_import,
        property.revoked_registration, property.project_evidence, property.outbox cascade`,
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (lines: string[], name = 'thane.csv', header = REGISTER_HEADER) =>
    writeFileSync(join(folder, name), `${header}\n${lines.join('\n')}\n`);
  const options = () => ({ folder, database: property.subgraph.database, rejectedFolder: folder });
  const run = (more: Partial<MahareraImportOptions> = {}) =>
    importMaharera({ ...options(), today: '2024-06-30', ...more });
  const projects = () =>
    query(
      property.database.adminUrl,
      `select rera_number, status, district, latitude, apartments_count, last_modified_on::text,
              proposed_completion_on::text, extended_completion_on::text, completed_on::text, lapsed_on::text
         from property.project order by rera_number`,
    );
  const syncs = async () =>
    (await recordedEvents(property.subgraph)).filter(({ type }) => type === 'RegistrySynced');

  it('rejects a day that has not come, and lets it decide nothing', async () => {
    write(many(30, (serial) => (serial === 3 ? { date_last_modified: '12/31/2098' } : {})));
    expect(await run({ dryRun: true })).toMatchObject({ dryRun: true });
    expect(await recordedActs(property.subgraph)).toEqual([]);
    expect(await run()).toMatchObject({ asOf: '2024-01-18', corrected: { BAD_DATE: 1 } });
    expect(await recordedActs(property.subgraph)).toMatchObject([
      {
        action: 'REGISTER_IMPORTED',
        role: 'OPERATOR',
        actorId: null,
        chainId: PLATFORM_CHAIN,
        after: { asOf: '2024-01-18', projectsInserted: 30, projectsUpdated: 0 },
      },
    ]);
    expect((await projects())[3]).toMatchObject({ last_modified_on: null });
  });

  it('keeps what it knows where a cell cannot be read or a column is missing', async () => {
    write(many(30));
    await run();
    const columns = REGISTER_HEADER.split(',').filter((name) => name !== 'number_of_appartments');
    const at = REGISTER_HEADER.split(',').indexOf('number_of_appartments');
    const lines = many(30, (serial) => (serial === 3 ? { date_last_modified: '12/31/2098' } : {})).map(
      (line) =>
        line
          .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
          .filter((_, place) => place !== at)
          .join(','),
    );
    write(lines, 'thane.csv', columns.join(','));
    expect(await run()).toMatchObject({ written: { projects: { updated: 0, unchanged: 30 } } });
    expect((await projects())[3]).toMatchObject({ last_modified_on: '2024-01-18', apartments_count: 24 });
  });

  it('forgives a missing last line break and blank lines', async () => {
    writeFileSync(join(folder, 'thane.csv'), `${REGISTER_HEADER}\n\n${many(2).join('\n\n')}`);
    expect(await run()).toMatchObject({ written: { projects: { inserted: 2 } }, skipped: {} });
  });

  it('refuses to blank or move more than 5 % of a column, unless it is meant', async () => {
    write(many(40));
    await run();
    write(many(40, (serial) => (serial < 3 ? { number_of_appartments: '' } : {})));
    await expect(run()).rejects.toMatchObject({ code: 'IMPORT_CHANGES_TOO_MUCH' });
    write(many(40, (serial) => (serial < 3 ? { proposed_date_of_completion: '12/31/2027' } : {})));
    await expect(run()).rejects.toMatchObject({ code: 'IMPORT_CHANGES_TOO_MUCH' });
    expect((await projects())[0]).toMatchObject({ proposed_completion_on: '2025-12-31' });
    expect(await run({ force: true })).toMatchObject({ written: { projects: { updated: 3 } } });
  });

  it('lets modification dates and counts grow as they do', async () => {
    write(many(40));
    await run();
    write(many(40, () => ({ date_last_modified: '02/20/2024', complaints_count: '1' })));
    expect(await run()).toMatchObject({ asOf: '2024-02-20', written: { projects: { updated: 40 } } });
  });

  it('shows in a dry run what it would change, and changes nothing', async () => {
    write(many(40));
    await run();
    const before = [await projects(), await syncs()];
    write(many(41, (serial) => (serial < 3 ? { number_of_appartments: '' } : {})));
    const summary = await run({ dryRun: true });
    expect(summary).toMatchObject({
      dryRun: true,
      written: { projects: { inserted: 1, updated: 3 } },
      diff: { columns: [{ column: 'apartments_count', known: 40, blanked: 3, moved: 0 }] },
    });
    expect(summary.diff?.examples[0]).toEqual({
      reraNumber: number(0),
      column: 'apartments_count',
      from: '24',
      to: null,
    });
    expect([await projects(), await syncs()]).toEqual(before);
  });

  it('replaces an import that was wrong, also one of a later day', async () => {
    write(many(40, () => ({ date_last_modified: '05/31/2024', project_status: 'Lapsed' })));
    await run();
    write(many(39));
    await expect(run({ force: true })).rejects.toMatchObject({ code: 'IMPORT_OLDER_THAN_KNOWN' });
    const summary = await run({ force: true, replace: true });
    expect(summary).toMatchObject({ asOf: '2024-01-18', noted: { NOT_NAMED_ANY_MORE: 1 } });
    expect((await projects())[0]).toMatchObject({ status: 'ACTIVE', last_modified_on: '2024-01-18' });
    const [, sync] = await syncs();
    expect(sync?.data).toMatchObject({ asOf: '2024-01-18', replaces: true });
    expect((sync?.data['unnamed'] as string[]).length).toBe(1);
  });

  it.each([['2098-12-31'], ['tomorrow'], ['2024-02-30']])('refuses the day %s of an export', async (asOf) => {
    write(many(1));
    await expect(run({ asOf })).rejects.toMatchObject({ code: 'IMPORT_BAD_AS_OF' });
  });

  it.each([
    ['Completed', 'COMPLETED'],
    ['LAPSED', 'LAPSED'],
    ['De-Registered', 'DE_REGISTERED'],
    ['Kept in Abeyance', 'ABEYANCE'],
    ['Revoked', 'REVOKED'],
    ['On-Going Project', 'ACTIVE'],
  ])('reads the standing %s', async (text, status) => {
    write(many(1, () => ({ project_status: text })));
    await run();
    expect(await projects()).toMatchObject([{ status }]);
  });

  it('lets lists of completions, lapses and extensions outrank the export', async () => {
    write(many(4, () => ({ extended_date_of_completion: '06/30/2026' })));
    await run();
    write(
      [`${number(0)},OC,2024-01-10`, `${number(1)},Form 4,2023-11-05`, `${number(9)},OC,2098-01-01`],
      'completion-2024.csv',
      'rera_id,kind,issued_on',
    );
    write([`${number(2)},2023-06-30`], 'lapsed.csv', 'rera_id,lapsed_on');
    write([`${number(3)},2024-01-05,2027-12-31`], 'extension.csv', 'rera_id,granted_on,extended_to');
    const summary = await importEvidence({ ...options(), today: '2024-06-30' });
    expect(summary).toMatchObject({
      asOf: '2024-01-18',
      skipped: { BAD_DATE: 1 },
      written: { evidence: { inserted: 4 }, projects: { updated: 4 } },
    });
    const outranked = [
      { status: 'COMPLETED', completed_on: '2024-01-10' },
      { status: 'COMPLETED', completed_on: '2023-11-05' },
      { status: 'LAPSED', lapsed_on: '2023-06-30' },
      { status: 'ACTIVE', extended_completion_on: '2027-12-31' },
    ];
    expect(await projects()).toMatchObject(outranked);
    // The same export again does not undo it; and beside the lists it is read with them.
    expect(await run()).toMatchObject({ written: { projects: { updated: 0 } }, eventsRecorded: 0 });
    expect(await projects()).toMatchObject(outranked);
    write([`${number(1)},OC,2023-11-05`], 'completion-2024.csv', 'rera_id,kind,issued_on');
    await importEvidence({ ...options(), today: '2024-06-30', replace: true });
    expect((await projects())[0]).toMatchObject({ status: 'ACTIVE', completed_on: null });
  });

  it('says how sure it is that a revoked registration is of a builder', async () => {
    write([
      registerLine({ rera_id: number(1), promoter_name: 'Alpha Homes' }),
      registerLine({ rera_id: number(2), promoter_name: 'Beta Homes' }),
      registerLine({ rera_id: number(3), promoter_name: 'Gamma Homes' }),
    ]);
    const revoked = (serial: number, promoter: string, district: string, pin: string) =>
      `${district},P518990${String(serial).padStart(5, '0')},Gone,${promoter},${pin},,,,,,,,`;
    write(
      [
        revoked(1, 'ALPHA HOMES LLP', 'Thane', '400099'),
        revoked(2, 'Beta Homes', 'Palghar', '400601'),
        revoked(3, 'Gamma Homes', 'Nagpur', '440001'),
        revoked(4, 'Unknown Builder', 'Thane', '400601'),
      ],
      'revoked-projects.csv',
      REGISTER_HEADER.split(',')
        .slice(0, 13)
        .join(',')
        .replace(
          'rera_id,project_name,promoter_name,district',
          'district,rera_id,project_name,promoter_name',
        ),
    );
    await run();
    const [sync] = await syncs();
    expect((sync?.data['revocations'] as { matchedBy: string }[]).map(({ matchedBy }) => matchedBy)).toEqual([
      'NAME_AND_DISTRICT',
      'NAME_AND_PIN',
      'NAME',
    ]);
  });

  it('reads a register of another region: other numbers, districts, day first, other column names', async () => {
    const header =
      'Registration Number,District,Project Name,Promoter,Pin Code,Latitude,Longitude,Proposed Completion Date,' +
      'Last Modified,Number of Apartments,Remarks';
    const lines = Array.from(
      { length: 20 },
      (_, serial) =>
        `P521000${String(serial).padStart(5, '0')},pune,Tower ${serial},Firm & Sons,4110${10 + serial},` +
        `${serial === 4 ? '19.07,72.88' : '18.52,73.85'},${10 + serial}/0${1 + (serial % 9)}/2025,05/01/2024,"1,2${10 + serial}",x`,
    );
    write(lines, 'pune.csv', header);
    expect(await run()).toMatchObject({
      asOf: '2024-01-05',
      written: { projects: { inserted: 20 }, builders: { inserted: 1 } },
      corrected: { COORDINATES_OUT_OF_DISTRICT: 1 },
      skipped: {},
    });
    expect((await projects())[1]).toMatchObject({
      district: 'Pune',
      latitude: 18.52,
      apartments_count: 1211,
      proposed_completion_on: '2025-02-11',
    });
  });
});
