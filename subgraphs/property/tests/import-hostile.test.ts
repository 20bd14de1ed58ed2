import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { importListings, importMaharera, runImportCommand, type ImportError } from '../src/index.js';
import { FLAT_COLUMNS } from '../src/import/listings.rows.js';
import { demoAgents, query, startProperty } from './property-subgraph.js';
import { REGISTER_HEADER as HEADER, registerLine as line } from './register-lines.js';

describe('importing hostile files', () => {
  let property: Awaited<ReturnType<typeof startProperty>>;
  let folder: string;
  beforeAll(async () => {
    property = await startProperty();
  });
  afterAll(() => property?.close());
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'propmubi-import-'));
    await query(
      property.database.adminUrl,
      'truncate property.project, property.builder, property.listing, property.register_import, property.revoked_registration cascade',
    );
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = () => importMaharera({ folder, database: property.subgraph.database, rejectedFolder: folder });
  const write = (content: string | Buffer, name = 'thane.csv') => writeFileSync(join(folder, name), content);
  const projects = () =>
    query(property.database.adminUrl, 'select * from property.project order by rera_number');

  async function expectRefusal(code: string, at: { file?: string; line?: number } = {}): Promise<void> {
    const error = (await run().then(
      () => undefined,
      (thrown: unknown) => thrown,
    )) as ImportError | undefined;
    expect(error).toMatchObject({ code, at: expect.objectContaining(at) });
    expect(error?.remedy).not.toBe('');
    expect(await projects()).toEqual([]);
  }

  it('loads a good file', async () => {
    write(`\uFEFF${HEADER}\r\n${line()}\r\n`);
    expect(await run()).toMatchObject({
      rowsRead: 1,
      written: { projects: { inserted: 1 } },
      rejectedFile: null,
    });
    const [builder] = await query(property.database.adminUrl, 'select normalized_name from property.builder');
    expect(builder).toEqual({ normalized_name: 'INVENTED BUILDERS' });
  });

  it('refuses wrong columns', async () => {
    write(`${HEADER.replace('rera_id', 'rera')}\n${line()}\n`);
    await expectRefusal('CSV_WRONG_COLUMNS', { file: 'thane.csv', line: 1 });
  });

  it('refuses a row with a cell too many, whatever was read before', async () => {
    write(
      `${HEADER}\n${line()}\n${line({ rera_id: 'P51799000002' })},extra\n${line({ rera_id: 'P51799000003' })}\n`,
    );
    await expectRefusal('CSV_WRONG_COLUMN_COUNT', { line: 3 });
  });

  it.each([
    ['within a cell', (text: string) => text.slice(0, -30)],
    ['within the last row', (text: string) => text.trimEnd().slice(0, -3)],
    ['within quotes', (text: string) => text.slice(0, text.indexOf("72.97'"))],
  ])('refuses a file cut off %s', async (_where, cut) => {
    write(cut(`${HEADER}\n${line()}\n`));
    await expectRefusal('CSV_TRUNCATED', { file: 'thane.csv' });
  });

  it('refuses a file cut off after thousands of good rows', async () => {
    const many = Array.from({ length: 3_000 }, (_, n) =>
      line({ rera_id: `P517990${String(n).padStart(5, '0')}` }),
    );
    write(`${HEADER}\n${many.join('\n')}\n${line().slice(0, 40)}`);
    await expectRefusal('CSV_TRUNCATED', { line: 3_002 });
  });

  it('refuses a line of 100 MB without reading all of it into memory', async () => {
    const file = createWriteStream(join(folder, 'thane.csv'));
    file.write(`${HEADER}\n`);
    const megabyte = 'x'.repeat(1024 * 1024);
    for (let written = 0; written < 100; written++)
      if (!file.write(megabyte)) await new Promise((resolve) => file.once('drain', () => resolve(undefined)));
    file.end('\n');
    await finished(file);
    const before = process.memoryUsage().rss;
    await expectRefusal('CSV_LINE_TOO_LONG', { line: 2 });
    expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024);
  });

  it('refuses what is not UTF-8', async () => {
    write(Buffer.from(`${HEADER}\n${line({ project_name: 'Caf\u00e9' })}\n`, 'latin1'));
    await expectRefusal('CSV_NOT_UTF8', { file: 'thane.csv' });
  });

  it('refuses an empty file, a header alone, a folder that is none and one without files', async () => {
    write('');
    await expectRefusal('CSV_EMPTY');
    write(`${HEADER}\n`);
    await expectRefusal('CSV_EMPTY');
    rmSync(join(folder, 'thane.csv'));
    await expectRefusal('IMPORT_FILE_MISSING');
    folder = join(folder, 'none');
    await expectRefusal('IMPORT_FOLDER_MISSING');
    folder = join(folder, '..');
  });

  it('leaves out rows it cannot keep, blanks values it cannot read, and says so', async () => {
    const rows = [
      line(),
      line(),
      line({ rera_id: 'X1' }),
      line({ rera_id: 'P51799000002', promoter_name: '' }),
      line({
        rera_id: 'P51799000003',
        project_name: '"=HYPERLINK(""http://evil.example"")"',
        location_pin_code: '012345',
        location_lat_long: `"('83.4','21.9')"`,
        proposed_date_of_completion: '02/30/2025',
        cases_count: '-3',
        number_of_appartments: '1e99',
      }),
      line({ rera_id: 'P51799000004', project_name: 'a\0b' }),
    ];
    write(`${HEADER}\n${rows.join('\n')}\n`);
    const summary = await run();
    expect(summary).toMatchObject({
      written: { projects: { inserted: 2 } },
      skipped: { DUPLICATE_RERA_NUMBER: 1, BAD_RERA_NUMBER: 1, NO_PROMOTER_NAME: 1, CONTROL_CHARACTER: 1 },
      corrected: { BAD_PIN_CODE: 1, COORDINATES_OUT_OF_DISTRICT: 1, BAD_DATE: 1, BAD_NUMBER: 2 },
    });
    expect((await projects())[1]).toMatchObject({
      rera_number: 'P51799000003',
      pin_code: null,
      latitude: null,
      proposed_completion_on: null,
      apartments_count: null,
    });
    const rejected = readFileSync(summary.rejectedFile as string, 'utf8').split('\r\n');
    expect(rejected).toHaveLength(11);
    expect(rejected.filter((row) => /(^|,)"[=+\-@]/.test(row))).toEqual([]);
  });

  it('marks a project that comes to stand on the revoked list, and tells once', async () => {
    write(`${HEADER}\n${line()}\n`);
    await run();
    const revoked = HEADER.split(',').slice(0, 13).join(',');
    write(
      `${revoked}\n${line()
        .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
        .slice(0, 13)
        .join(',')}\n`,
      'revoked-projects.csv',
    );
    expect(await run()).toMatchObject({ written: { projects: { updated: 1 } }, eventsRecorded: 2 });
    expect(await run()).toMatchObject({ written: { projects: { updated: 0 } }, eventsRecorded: 0 });
    expect(await projects()).toMatchObject([{ status: 'REVOKED' }]);
  });

  it('tells a faulty file in one line and with exit code 1', async () => {
    write('no,csv\n1,2\n', 'mumbai-flats.csv');
    write('location,flat_price,latitude,longitude\nPowai,4,19.1,72.9\n', 'localities.csv');
    let output = '';
    const stream = { write: (text: string) => (output += text) } as unknown as NodeJS.WritableStream;
    const world = { agents: demoAgents };
    const database = property.subgraph.database;
    expect(await runImportCommand(() => importListings({ folder, database, world }), { stream })).toBe(1);
    expect(output).toMatch(/^CSV_WRONG_COLUMNS: mumbai-flats.csv, line 1: .*\n$/);
    expect(output).toContain(FLAT_COLUMNS[1]);
    expect(await query(property.database.adminUrl, 'select from property.listing')).toEqual([]);
  });
});
