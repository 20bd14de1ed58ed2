import { deflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { CERTIFICATE, pdfOf } from './pdf.fixture.js';
import { textOfPdf } from './pdf-text.js';

const MB = 1_048_576;

describe('the text of a PDF', () => {
  it('is read, and is empty for a page without any', async () => {
    expect(await textOfPdf(await pdfOf(CERTIFICATE))).toContain('P51800001234');
    expect((await textOfPdf(await pdfOf([])))?.trim()).toBe('');
  });

  it('is null for what is no whole PDF', async () => {
    expect(await textOfPdf(Buffer.from('%PDF-1.7 and nothing else'))).toBeNull();
    const whole = await pdfOf(CERTIFICATE);
    expect(await textOfPdf(whole.subarray(0, 100))).toBeNull();
  });

  it('of several is read two at a time, and all of them are', async () => {
    const texts = await Promise.all(
      ['one', 'two', 'three', 'four', 'five'].map(async (word) => textOfPdf(await pdfOf([word]))),
    );
    expect(texts.map((text) => text?.trim())).toEqual(['one', 'two', 'three', 'four', 'five']);
  });

  describe('whose page inflates to a thousand times its bytes', () => {
    /** A page of blanks, compressed twice over, as the format allows: a few hundred bytes a megabyte, and then one. */
    const bombOf = async (megabytes: number) => {
      const document = await PDFDocument.create();
      const page = document.addPage();
      const packed = deflateSync(deflateSync(Buffer.alloc(megabytes * MB, ' '), { level: 9 }), { level: 9 });
      const stream = PDFRawStream.of(
        document.context.obj({ Filter: ['FlateDecode', 'FlateDecode'], Length: packed.length }),
        packed,
      );
      page.node.set(PDFName.of('Contents'), document.context.register(stream));
      return document.save();
    };
    const limits = { ms: 120_000, memoryMb: 64 };

    it('is read while that is little', async () => {
      expect((await textOfPdf(await bombOf(1), limits))?.trim()).toBe('');
    });

    it('is given up for its memory, long before its time is over', async () => {
      const bomb = await bombOf(400);
      expect(bomb.length).toBeLessThan(10_000);
      let most = 0;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
      const before = process.memoryUsage.rss();
      try {
        expect(await textOfPdf(bomb, limits)).toBeNull();
      } finally {
        clearInterval(watch);
      }
      // The buffer doubles: it is seen at twice the limit at most, beside the one it is copied from.
      expect(most - before).toBeLessThan(400 * MB);
    });

    it('keeps no other paper waiting', async () => {
      const bomb = await bombOf(400);
      const [one, two, paper] = await Promise.all([
        textOfPdf(bomb, limits),
        textOfPdf(bomb, limits),
        textOfPdf(await pdfOf(['a paper'])),
      ]);
      expect([one, two, paper?.trim()]).toEqual([null, null, 'a paper']);
    });
  });
});
