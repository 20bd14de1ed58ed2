import type { ObjectStore } from '@propmubi/storage';

/** Where photos of listings lie, and the address under which everyone fetches them. */
export interface PhotoStore {
  store: ObjectStore;
  /** Without a slash at its end: the gateway's `/photos`, or a CDN before the bucket. */
  url: string;
}

/** In the column of a listing a photo of ours is named by its id: its address is a setting, and moves. */
const OWN = 'photo:';

export const storedPhoto = (id: string): string => `${OWN}${id}`;

/** Where a client sends the bytes of an upload. */
export const photoUploadKey = (id: string): string => `photo-uploads/${id}`;

/** Where the photo is that everyone sees. */
export const photoKey = (id: string): string => `photos/${id}`;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids of ours among what a listing names. */
export const ownIdsOf = (photos: readonly string[]): string[] =>
  photos
    .filter((photo) => photo.startsWith(OWN))
    .map((photo) => photo.slice(OWN.length))
    .filter((id) => UUID.test(id));

/** The addresses of what a listing names, in order. Without a store there are none of ours. */
export function addressesOf(photos: readonly string[], at: PhotoStore | null): string[] {
  return photos.flatMap((photo) => {
    if (!photo.startsWith(OWN)) return [photo];
    return at ? [photoAddress(photo.slice(OWN.length), at)] : [];
  });
}

export const photoAddress = (id: string, { url }: PhotoStore): string => `${url}/${id}.webp`;

/** The reverse, of addresses that a client sends back. */
export function namesOf(addresses: readonly string[], at: PhotoStore | null): string[] {
  return addresses.map((address) => {
    const id =
      at && address.startsWith(`${at.url}/`) ? address.slice(at.url.length + 1, -'.webp'.length) : '';
    return UUID.test(id) ? storedPhoto(id) : address;
  });
}
