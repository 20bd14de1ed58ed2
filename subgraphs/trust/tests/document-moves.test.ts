import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import type { ObjectStore } from '@propmubi/storage';
import { deliverEvent, expectData } from '@propmubi/testkit';
import { moveDocuments } from '../src/modules/document/move-documents.js';
import { pdf, startUploadWorld, type UploadWorld } from './upload-world.js';

const DOWNLOAD = `query($id: ID!) { documentDownload(id: $id) { sha256 sizeBytes } }`;

describe('papers that are in Postgres from before the store', () => {
  let world: UploadWorld;
  let { admin, ask, contentOf, local, member, submitted, uploaded } = {} as UploadWorld;

  beforeAll(async () => {
    world = await startUploadWorld();
    ({ admin, ask, contentOf, local, member, submitted, uploaded } = world);
  });
  afterAll(() => world?.close());
  beforeEach(() => admin('delete from trust.document_content'));

  interface Paper {
    id: string;
    bytes: Buffer;
    viewer: Viewer;
  }
  const paperFromBefore = async (bytes = pdf()): Promise<Paper> => {
    const viewer = member();
    const { id } = await submitted(viewer, (await uploaded(viewer, bytes)).uploadId);
    const [row] = await admin<{ key: string }>(
      'select storage_key as key from trust.document where id = $1',
      [id],
    );
    await local.delete(row?.key as string);
    await admin('update trust.document set storage_key = null, original_sha256 = null where id = $1', [id]);
    await admin('insert into trust.document_content values ($1, $2, $3)', [id, viewer.organizationId, bytes]);
    return { id, bytes, viewer };
  };
  const papersFromBefore = async (count: number) => {
    const papers: Paper[] = [];
    for (let n = 0; n < count; n++) papers.push(await paperFromBefore());
    return papers;
  };
  const inPostgres = async () =>
    (await admin<{ id: string }>('select document_id as id from trust.document_content order by 1')).map(
      ({ id }) => id,
    );
  const move = (store: ObjectStore = local, options = {}) =>
    moveDocuments(world.subgraphs.local.database, store, options);

  it('are moved one by one, and read as before', async () => {
    const papers = await papersFromBefore(3);
    const steps: number[][] = [];
    const onPaper = ({ moved, left }: { moved: number; left: number }) => steps.push([moved, left]);
    expect(await move(local, { onPaper })).toEqual({ moved: 3, damaged: [], left: 0 });
    expect(steps).toEqual([
      [1, 2],
      [2, 1],
      [3, 0],
    ]);
    expect(await inPostgres()).toEqual([]);
    for (const { id, bytes, viewer } of papers) {
      expect((await contentOf(id)).equals(bytes)).toBe(true);
      expect(expectData(await ask('local', DOWNLOAD, { id }, viewer))).toMatchObject({
        documentDownload: { sizeBytes: bytes.length },
      });
    }
    expect(await move()).toEqual({ moved: 0, damaged: [], left: 0 });
  });

  it('are all read while they are moved', async () => {
    const papers = await papersFromBefore(6);
    let isMoving = true;
    const moving = move().finally(() => (isMoving = false));
    let reads = 0;
    while (isMoving)
      for (const { id, bytes } of papers) {
        expect((await contentOf(id)).equals(bytes)).toBe(true);
        reads++;
      }
    expect(await moving).toMatchObject({ moved: 6 });
    expect(reads).toBeGreaterThan(0);
  });

  it('are gone on with after a stop, and after a store that failed', async () => {
    const papers = await papersFromBefore(4);
    const stop = new AbortController();
    expect(await move(local, { signal: stop.signal, onPaper: () => stop.abort() })).toEqual({
      moved: 1,
      damaged: [],
      left: 3,
    });
    let writes = 0;
    const failing: ObjectStore = {
      ...local,
      write: (...given) =>
        ++writes > 1 ? Promise.reject(new Error('the bucket is away')) : local.write(...given),
    };
    await expect(move(failing)).rejects.toThrow('the bucket is away');
    expect(await inPostgres()).toHaveLength(2);
    for (const { id, bytes } of papers) expect((await contentOf(id)).equals(bytes)).toBe(true);
    expect(await move()).toMatchObject({ moved: 2, left: 0 });
    for (const { id, bytes } of papers) expect((await contentOf(id)).equals(bytes)).toBe(true);
  });

  it('stay where they are when they are not what was submitted, and keep none waiting', async () => {
    const [damaged, whole] = (await papersFromBefore(2)) as [Paper, Paper];
    await admin('update trust.document_content set content = $2 where document_id = $1', [
      damaged.id,
      Buffer.from('other bytes'),
    ]);
    expect(await move()).toEqual({ moved: 1, damaged: [damaged.id], left: 1 });
    expect(await inPostgres()).toEqual([damaged.id]);
    expect(await local.size(`documents/${damaged.id}`)).toBeNull();
    expect((await contentOf(whole.id)).equals(whole.bytes)).toBe(true);
  });

  it('stay in Postgres where the store gives back something else', async () => {
    const paper = await paperFromBefore();
    const lying: ObjectStore = {
      ...local,
      write: (key, _content, type) => local.write(key, Buffer.from('x'), type),
    };
    await expect(move(lying)).rejects.toThrow('does not give back');
    expect(await inPostgres()).toEqual([paper.id]);
    expect((await contentOf(paper.id)).equals(paper.bytes)).toBe(true);
  });

  it('do not come back when they are erased meanwhile, nor from a run that died in the middle', async () => {
    const [moving, halfway] = (await papersFromBefore(2)) as [Paper, Paper];
    const erase = ({ viewer }: Paper) =>
      deliverEvent(world.subgraphs.local, 'UserErased', {
        userId: viewer.userId as string,
        erasedAt: new Date().toISOString(),
      });
    let erasing: Promise<unknown> | undefined;
    const meanwhile: ObjectStore = {
      ...local,
      async write(key, ...given) {
        await local.write(key, ...given);
        if (key.endsWith(moving.id)) erasing = erase(moving);
        else throw new Error('shot');
      },
    };
    await expect(move(meanwhile)).rejects.toThrow('shot');
    await erasing;
    await erase(halfway);
    expect(await move()).toEqual({ moved: 0, damaged: [], left: 0 });
    for (const { id } of [moving, halfway]) expect(await local.size(`documents/${id}`)).toBeNull();
    const kept = await admin(
      `select 1 from trust.document d left join trust.document_content c on c.document_id = d.id
        where d.id = any ($1::uuid[]) and (d.storage_key is not null or length(c.content) > 0)`,
      [[moving.id, halfway.id]],
    );
    expect(kept).toEqual([]);
  });

  it('are moved once by two runs at once', async () => {
    await papersFromBefore(4);
    const [one, other] = await Promise.all([move(), move()]);
    expect(one.moved + other.moved).toBe(4);
    expect(await inPostgres()).toEqual([]);
  });
});
