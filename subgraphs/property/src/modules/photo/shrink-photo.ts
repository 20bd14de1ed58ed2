import { turns } from '@propmubi/runtime';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { notAPhoto } from './photo.errors.js';

export const PHOTO_TYPES: readonly string[] = ['image/jpeg', 'image/png', 'image/webp'];

/** What a phone's camera takes; a small file can unpack to any size. */
const MAX_PIXELS = 80_000_000;
/** Twice the width at which the app shows one, for screens of double density. */
const LONGEST_SIDE = 1_600;
const QUALITY = 78;
/** A picture that has to be turned is in memory as a whole: 240 MB at most, beside the file. */
const inTurn = turns(2);

export interface ShrunkPhoto {
  content: Buffer;
  width: number;
  height: number;
}

/**
 * The picture that `read` gives when its turn has come, as WebP with at most 1,600 pixels a side, turned as the camera held it. Nothing else of the file remains: place,
 * camera and owner (EXIF, XMP, IPTC), comments, and what lies behind the end of the picture.
 * @throws InvalidInputError UNSUPPORTED_MEDIA_TYPE for what is no such picture by its bytes, or cannot be decoded as a whole
 */
export function shrinkPhoto(read: () => Promise<Uint8Array>): Promise<ShrunkPhoto> {
  return inTurn(async () => shrink(await read()));
}

async function shrink(bytes: Uint8Array): Promise<ShrunkPhoto> {
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !PHOTO_TYPES.includes(type.mime)) throw notAPhoto();
  const image = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .webp({ quality: QUALITY });
  try {
    const { data, info } = await image.toBuffer({ resolveWithObject: true });
    return { content: data, width: info.width, height: info.height };
  } catch (error) {
    throw notAPhoto({ cause: error });
  }
}
