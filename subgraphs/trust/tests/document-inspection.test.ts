import { crc32, deflateSync } from 'node:zlib';
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

    describe('whose few bytes unpack to any size', () => {
      const chunk = (type: string, data: Buffer) => {
        const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
        const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
        length.writeUInt32BE(data.length);
        sum.writeUInt32BE(crc32(body));
        return Buffer.concat([length, body, sum]);
      };
      const pngOf = (width: number, height: number, ...more: Buffer[]) => {
        const header = Buffer.alloc(13);
        header.writeUInt32BE(width, 0);
        header.writeUInt32BE(height, 4);
        // Eight bits, grey.
        header[8] = 8;
        const rows = deflateSync(Buffer.alloc(Math.min(height, 400) * (Math.min(width, 400) + 1)));
        return Buffer.concat([
          Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
          chunk('IHDR', header),
          ...more,
          chunk('IDAT', rows),
          chunk('IEND', Buffer.alloc(0)),
        ]);
      };
      /** The most memory of the process while it works, above what it had. */
      const peakOf = async (work: () => Promise<unknown>) => {
        const before = process.memoryUsage.rss();
        let most = before;
        const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
        await work();
        clearInterval(watch);
        return most - before;
      };
      const MB = 1_048_576;

      it('are refused by what their header says', async () => {
        const viewer = member();
        const { uploadId } = await uploaded(viewer, pngOf(60_000, 60_000), { mediaType: 'image/png' });
        const peak = await peakOf(async () =>
          expectErrorCode(await submit(viewer, uploadId), 'UNSUPPORTED_MEDIA_TYPE'),
        );
        // 3.6 GB of pixels.
        expect(peak).toBeLessThan(200 * MB);
      });

      it('lose the text in them unread', async () => {
        const text = Buffer.concat([
          Buffer.from('Comment\0\0', 'latin1'),
          deflateSync(Buffer.alloc(400 * MB)),
        ]);
        const bomb = pngOf(20, 20, chunk('zTXt', text));
        expect(bomb.length).toBeLessThan(MB);
        const viewer = member();
        let kept = Buffer.alloc(0);
        const peak = await peakOf(async () => (kept = (await stored(viewer, bomb, 'image/png')).content));
        expect(kept.length).toBeLessThan(1_000);
        expect(peak).toBeLessThan(200 * MB);
      });
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
