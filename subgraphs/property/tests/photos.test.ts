import { mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { scopesOf, type Role, type Viewer } from '@propmubi/runtime';
import { createLocalStore, readGrant } from '@propmubi/storage';
import { expectData, expectErrorCode, recordedActs, recordedEvents, testViewer } from '@propmubi/testkit';
import sharp from 'sharp';
import { query, startProperty } from './property-subgraph.js';

const SAHYADRI = '0193d3a0-0000-7000-8000-000000000001';
const KONKAN = '0193d3a0-0000-7000-8000-000000000002';
const ASHA = '0193d3a0-0000-7000-8000-0000000000a1';
const ROHAN = '0193d3a0-0000-7000-8000-0000000000a2';
const PHOTOS_URL = 'https://photos.propmubi.example/photos';
const SECRET = 'a secret of more than thirty-two characters';
const DAY_MS = 24 * 60 * 60_000;

const member = (role: Role, organizationId: string | null, agentId: string | null = null) =>
  testViewer({
    userId: crypto.randomUUID(),
    organizationId,
    agentId,
    roles: [role],
    scopes: scopesOf([role]),
  });
const asha = member('AGENT', SAHYADRI, ASHA);
const rohan = member('AGENT', SAHYADRI, ROHAN);
const rival = member('AGENT', KONKAN, '0193d3a0-0000-7000-8000-0000000000b1');
const moderator = member('REVIEWER', null);

/** As a phone takes one: lying on its side, with where it was taken. */
const picture = (width = 2_400, height = 1_200, background = '#8fae9a') =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Phone of Asha' }, IFD3: { GPSLatitude: '19/1 4/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

interface Seen {
  id: string;
  photos: string[];
  standardStatus: string;
}

describe('photos of a listing', () => {
  let directory: string;
  let store: ReturnType<typeof createLocalStore>;
  let property: Awaited<ReturnType<typeof startProperty>>;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'propmubi-photos-'));
    store = createLocalStore({ directory, secret: SECRET });
    property = await startProperty({ documentStore: { directory, secret: SECRET }, photosUrl: PHOTOS_URL });
  });
  afterAll(async () => {
    await property?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const ask = (name: string, selection: string, input: object, viewer: Viewer) => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;
    return property.ask(
      `mutation($input: ${type}) { done: ${name}(input: $input) { ${selection} } }`,
      { input },
      viewer,
    );
  };
  const LISTING = 'listing { id photos standardStatus }';
  const change = async (name: string, input: object, viewer: Viewer = asha) =>
    expectData<{ done: { listing: Seen } }>(await ask(name, LISTING, input, viewer)).done.listing;
  const draft = () =>
    change('createListing', {
      idempotencyKey: crypto.randomUUID(),
      title: '2 BHK with a sea view',
      propertySubType: 'APARTMENT',
      listPrice: 21_000_000,
    });
  const begin = (listingId: string, sizeBytes: number, viewer = asha, mediaType = 'image/jpeg') =>
    ask('createListingPhotoUpload', 'uploadId method url', { listingId, mediaType, sizeBytes }, viewer);

  /** Sends bytes by the link, as the gateway takes them. */
  async function send(listingId: string, bytes: Buffer, promised = bytes.length): Promise<string> {
    const { done } = expectData<{ done: { uploadId: string; url: string } }>(
      await begin(listingId, promised),
    );
    const token = new URL(done.url, 'http://gateway').searchParams.get('token') ?? '';
    const grant = readGrant(token, 'PUT', SECRET, new Date());
    expect(grant).toMatchObject({ mediaType: 'image/jpeg', sizeBytes: promised });
    await store.write(grant?.key ?? '', bytes, 'image/jpeg');
    return done.uploadId;
  }
  const add = async (listingId: string, bytes: Buffer) =>
    change('addListingPhoto', { uploadId: await send(listingId, bytes) });

  it('are made small and upright, lose what the camera wrote, and let the listing be published', async () => {
    const { id } = await draft();
    expectErrorCode(await ask('publishListing', LISTING, { id }, asha), 'LISTING_WITHOUT_PHOTOS');
    const uploadId = await send(id, await picture());
    const { photos } = await change('addListingPhoto', { uploadId });
    expect(photos).toEqual([`${PHOTOS_URL}/${uploadId}.webp`]);
    const kept = sharp(await buffer(await store.read(`photos/${uploadId}`)));
    const { format, width, height, exif, xmp } = await kept.metadata();
    expect({ format, width, height, exif, xmp }).toEqual({
      format: 'webp',
      width: 800,
      height: 1_600,
      exif: undefined,
      xmp: undefined,
    });
    expect(await store.size(`photo-uploads/${uploadId}`)).toBeNull();
    expect(await change('publishListing', { id })).toMatchObject({ standardStatus: 'ACTIVE', photos });
    const seen = await property.ask('query($id: ID!) { listing(id: $id) { photos } }', { id });
    expect(expectData(seen)).toEqual({ listing: { photos } });
    expect(await recordedActs(property.subgraph)).toContainEqual(
      expect.objectContaining({ action: 'LISTING_PHOTO_ADDED', subjectId: id }),
    );
  });

  it('are added once, however often that is asked for', async () => {
    const { id } = await draft();
    const uploadId = await send(id, await picture());
    const answers = await Promise.all([1, 2, 3].map(() => change('addListingPhoto', { uploadId })));
    expect(answers.map(({ photos }) => photos.length)).toEqual([1, 1, 1]);
  });

  it('are of the listing’s agent, and no one else’s', async () => {
    const { id } = await draft();
    expectErrorCode(await begin(id, 1_000, rohan), 'NOT_YOUR_LISTING');
    expectErrorCode(await begin(id, 1_000, rival), 'LISTING_NOT_FOUND');
    const uploadId = await send(id, await picture());
    for (const other of [rohan, rival])
      expectErrorCode(await ask('addListingPhoto', LISTING, { uploadId }, other), 'UPLOAD_INCOMPLETE');
    const mine = await change('addListingPhoto', { uploadId });
    const theirs = await draft();
    expectErrorCode(
      await ask('updateListing', LISTING, { id: theirs.id, photos: mine.photos }, asha),
      'INVALID_PHOTO',
    );
  });

  it.each([
    ['no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'UNSUPPORTED_MEDIA_TYPE'],
    ['half a picture', undefined, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('refuse %s', async (_what, bytes, code) => {
    const { id } = await draft();
    const sent = bytes ?? (await picture()).subarray(0, 5_000);
    const uploadId = await send(id, sent);
    expectErrorCode(await ask('addListingPhoto', LISTING, { uploadId }, asha), code);
    // Its bytes are gone: refusing them again takes no decoding.
    expect(await store.size(`photo-uploads/${uploadId}`)).toBeNull();
    expectErrorCode(await ask('addListingPhoto', LISTING, { uploadId }, asha), 'UPLOAD_INCOMPLETE');
    expectErrorCode(await begin(id, 1_000, asha, 'image/svg+xml'), 'UNSUPPORTED_MEDIA_TYPE');
    expectErrorCode(await begin(id, 16 * 1024 * 1024), 'PHOTO_TOO_LARGE');
  });

  it('refuse other bytes than were promised', async () => {
    const { id } = await draft();
    const uploadId = await send(id, await picture(), 7);
    expectErrorCode(await ask('addListingPhoto', LISTING, { uploadId }, asha), 'UPLOAD_INCOMPLETE');
  });

  it('change their order, leave and come back', async () => {
    const { id } = await draft();
    await add(id, await picture(300, 200, '#111'));
    const { photos } = await add(id, await picture(300, 200, '#eee'));
    const turned = [...photos].reverse();
    expect((await change('updateListing', { id, photos: turned })).photos).toEqual(turned);
    const [first = '', second = ''] = turned;
    expect((await change('updateListing', { id, photos: [first] })).photos).toEqual([first]);
    expect((await change('updateListing', { id, photos: [second, first] })).photos).toEqual([second, first]);
    expect((await change('updateListing', { id, listPrice: 20_000_000 })).photos).toEqual([second, first]);
  });

  it('are taken down by a moderator for good', async () => {
    const { id } = await draft();
    const bytes = await picture(500, 400, '#a00');
    const { photos } = await add(id, bytes);
    await change('publishListing', { id });
    const photoId = /([^/]+)\.webp$/.exec(photos[0] ?? '')?.[1];
    const input = { listingId: id, photoId, reason: 'PERSONAL_DATA' };
    const after = await change('takeDownListingPhoto', input, moderator);
    expect(after.photos).toEqual([]);
    expect(await store.size(`photos/${photoId}`)).toBeNull();
    const LIST = 'query($id: ID!) { listingPhotos(listingId: $id) { id status takenDownFor url width } }';
    expect(expectData(await property.ask(LIST, { id }, asha))).toEqual({
      listingPhotos: [
        { id: photoId, status: 'TAKEN_DOWN', takenDownFor: 'PERSONAL_DATA', url: null, width: 400 },
      ],
    });
    expect(expectData(await property.ask(LIST, { id }, rival))).toEqual({ listingPhotos: [] });
    const uploadId = await send(id, bytes);
    expectErrorCode(await ask('addListingPhoto', LISTING, { uploadId }, asha), 'PHOTO_TAKEN_DOWN');
    expect(await store.size(`photos/${uploadId}`)).toBeNull();
    expectErrorCode(await ask('addListingPhoto', LISTING, { uploadId }, asha), 'UPLOAD_INCOMPLETE');
    const events = await recordedEvents(property.subgraph);
    expect(events.filter(({ type }) => type === 'ListingUpdated').at(-1)?.data).toMatchObject({
      listingId: id,
    });
    expectErrorCode(await ask('takeDownListingPhoto', LISTING, input, moderator), 'PHOTO_NOT_FOUND');
  });

  it('are known by their ids in any case of the letters', async () => {
    const { id } = await draft();
    const uploadId = await send(id, await picture(310, 200, '#0b0'));
    await change('addListingPhoto', { uploadId: uploadId.toUpperCase() });
    await change('publishListing', { id });
    const input = { listingId: id, photoId: uploadId.toUpperCase(), reason: 'OFFENSIVE' };
    expect((await change('takeDownListingPhoto', input, moderator)).photos).toEqual([]);
    expect(await store.size(`photos/${uploadId}`)).toBeNull();
  });

  it('stay until their bytes could be deleted', async () => {
    const { id } = await draft();
    const { photos } = await add(id, await picture(330, 200, '#0c0'));
    await change('publishListing', { id });
    const [, photoId = ''] = /([^/]+)\.webp$/.exec(photos[0] ?? '') ?? [];
    const input = { listingId: id, photoId, reason: 'OFFENSIVE' };
    const file = join(directory, 'photos', photoId);
    await rm(file);
    await mkdir(file);
    expectErrorCode(await ask('takeDownListingPhoto', LISTING, input, moderator), 'INTERNAL_SERVER_ERROR');
    await rmdir(file);
    expect((await change('takeDownListingPhoto', input, moderator)).photos).toEqual([]);
  });

  it('more than a listing may have are refused before they are decoded, and have no address', async () => {
    const { id } = await draft();
    const uploads = await Promise.all([1, 2].map(async () => send(id, await picture(300, 210, '#0d0'))));
    const others = Array.from({ length: 29 }, (_, n) => `https://photos.example/${n}.jpg`);
    await change('updateListing', { id, photos: others });
    const answers = await Promise.all(
      uploads.map((uploadId) => ask('addListingPhoto', LISTING, { uploadId }, asha)),
    );
    const isRefused = answers.map(({ body }) => body.errors !== undefined);
    expect(isRefused.filter(Boolean)).toHaveLength(1);
    for (const [n, uploadId] of uploads.entries())
      expect((await store.size(`photos/${uploadId}`)) === null).toBe(isRefused[n]);
  });

  it('are named by addresses alone', async () => {
    const { id } = await draft();
    for (const photo of ['photo:none', 'photo:', `photo:${crypto.randomUUID().toUpperCase()}`])
      expectErrorCode(await ask('updateListing', LISTING, { id, photos: [photo] }, asha), 'INVALID_PHOTO');
  });

  it('are removed with their bytes a day after the listing left them, and uploads that were left alone', async () => {
    const { id } = await draft();
    const { photos } = await add(id, await picture(320, 200, '#0a0'));
    const kept = await add(id, await picture(320, 200, '#00a'));
    const left = await send(id, await picture(320, 200, '#0aa'));
    await change('updateListing', { id, photos: kept.photos.slice(1) });
    const [, gone] = /([^/]+)\.webp$/.exec(photos[0] ?? '') ?? [];
    await property.subgraph.collectPhotos(new Date());
    expect(await store.size(`photos/${gone}`)).not.toBeNull();
    await property.subgraph.collectPhotos(new Date(Date.now() + DAY_MS + 1_000));
    expect(await store.size(`photos/${gone}`)).toBeNull();
    expect(await store.size(`photo-uploads/${left}`)).toBeNull();
    const [, stays] = /([^/]+)\.webp$/.exec(kept.photos[1] ?? '') ?? [];
    expect(await store.size(`photos/${stays}`)).not.toBeNull();
    const rows = await query(
      property.database.adminUrl,
      `select id from property.listing_photo where listing_id = '${id}'`,
    );
    expect(rows).toEqual([{ id: stays }]);
  });
});
