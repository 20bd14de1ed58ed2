import { turns } from '@propmubi/runtime';
import sharp from 'sharp';
import { unsupportedMedia } from './document.errors.js';

/** A sheet of A3 at 600 dpi; a small file can unpack to any size. */
const MAX_PIXELS = 80_000_000;
const JPEG_QUALITY = 95;
/** A picture that has to be turned is in memory as a whole: 240 MB at most. */
const inTurn = turns(2);

/**
 * The same picture without what else is in the file: place, camera and owner (EXIF, XMP, IPTC), comments, and whatever lies
 * behind the end of the picture. It is turned as the camera held it first, since that is said in EXIF, too.
 * @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE for what cannot be decoded as a whole
 */
export async function cleanImage(bytes: Uint8Array, mediaType: string): Promise<Buffer> {
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).autoOrient();
  const clean =
    mediaType === 'image/png'
      ? image.png()
      : image.jpeg({ quality: JPEG_QUALITY, chromaSubsampling: '4:4:4' });
  try {
    return await inTurn(() => clean.toBuffer());
  } catch (error) {
    throw unsupportedMedia({ cause: error });
  }
}
