import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '@propmubi/runtime';
import { EICAR, expectData, expectErrorCode } from '@propmubi/testkit';
import sharp from 'sharp';
import { MATCHES, pdf, sha256, startUploadWorld, type UploadWorld } from './upload-world.js';

describe('uploaded documents', () => {
  let world: UploadWorld;
  let { admin, ask, contentOf, local, member, submit, submitted, uploaded } = {} as UploadWorld;

  beforeAll(async () => {
    world = await startUploadWorld();
    ({ admin, ask, contentOf, local, member, submit, submitted, uploaded } = world);
  });

  afterAll(() => world?.close());

  const stored = async (viewer: Viewer, bytes: Buffer, mediaType: string) => {
    const { uploadId } = await uploaded(viewer, bytes, { mediaType });
    const document = await submitted(viewer, uploadId);
    return { ...document, content: await contentOf(document.id) };
  };

  describe('of images', () => {
    const picture = () => sharp({ create: { width: 60, height: 40, channels: 3, background: '#0d4f4a' } });
    const personal = {
      IFD0: { Artist: 'Asha Patil', Copyright: 'home' },
      IFD3: { GPSLatitude: '19/1 4/1 0/1' },
    };

    it('lose place, owner and camera, and are kept as they were held', async () => {
      const bytes = await picture().withExif(personal).withMetadata({ orientation: 6 }).jpeg().toBuffer();
      expect(bytes.includes('Asha Patil')).toBe(true);
      const viewer = member();
      const { id, sha256: kept, content } = await stored(viewer, bytes, 'image/jpeg');
      const { exif, width, height, format } = await sharp(content).metadata();
      expect({ exif, width, height, format }).toEqual({
        exif: undefined,
        width: 40,
        height: 60,
        format: 'jpeg',
      });
      expect(content.includes('Asha Patil')).toBe(false);
      expect(kept).toBe(sha256(content));
      for (const hash of [sha256(content), sha256(bytes)])
        expect(expectData(await ask('local', MATCHES, { id, sha256: hash }, viewer))).toEqual({
          documentHashMatches: true,
        });
    });

    it('lose what a PNG says beside its picture, and what lies behind its end', async () => {
      const png = await picture().withExif(personal).png().toBuffer();
      const { content } = await stored(member(), Buffer.concat([png, Buffer.from('<script>')]), 'image/png');
      expect([content.includes('Asha Patil'), content.includes('<script>')]).toEqual([false, false]);
      expect((await sharp(content).metadata()).format).toBe('png');
    });

    it('are refused when they cannot be decoded', async () => {
      const viewer = member();
      const broken = (await picture().jpeg().toBuffer()).subarray(0, 200);
      const { uploadId } = await uploaded(viewer, broken, { mediaType: 'image/jpeg' });
      expectErrorCode(await submit(viewer, uploadId), 'UNSUPPORTED_MEDIA_TYPE');
    });
  });

  describe('that the scanner', () => {
    const filesOf = async (viewer: { userId: string }) =>
      admin('select id, status from trust.document_upload where user_id = $1', [viewer.userId]);

    it('knows as malware are rejected, whichever way they come, and not kept', async () => {
      const viewer = member();
      const bytes = pdf(EICAR);
      const { uploadId } = await uploaded(viewer, bytes);
      expectErrorCode(await submit(viewer, uploadId), 'FILE_INFECTED');
      const inRequest = { uploadId: null, contentBase64: bytes.toString('base64') };
      expectErrorCode(await submit(viewer, uploadId, 'local', inRequest), 'FILE_INFECTED');
      expect(await local.size(`uploads/${uploadId}`)).toBeNull();
      expect(await filesOf(viewer)).toEqual([{ id: uploadId, status: 'SUBMITTED' }]);
    });

    it('cannot look at wait, and are submitted later', async () => {
      const viewer = member();
      const bytes = pdf();
      const { uploadId } = await uploaded(viewer, bytes);
      expectErrorCode(await submit(viewer, uploadId, 'unscanned'), 'SCAN_UNAVAILABLE');
      expect((await submitted(viewer, uploadId)).sha256).toBe(sha256(bytes));
    });
  });
});
