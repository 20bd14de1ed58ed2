import { graphql } from '../../graphql/index.js';
import { request } from '../../lib/graph.js';
import { fileFailed, putFile } from '../../lib/put-file.js';

export const PhotosOfListing = graphql(`
  query PhotosOfListing($listingId: ID!) {
    listingPhotos(listingId: $listingId) {
      id
      status
      takenDownFor
    }
  }
`);

export const ArrangePhotos = graphql(`
  mutation ArrangePhotos($input: UpdateListingInput!) {
    updateListing(input: $input) {
      listing {
        id
        photos
      }
    }
  }
`);

const CreatePhotoUpload = graphql(`
  mutation CreateListingPhotoUpload($input: CreateListingPhotoUploadInput!) {
    createListingPhotoUpload(input: $input) {
      uploadId
      method
      url
    }
  }
`);

const AddPhoto = graphql(`
  mutation AddListingPhoto($input: AddListingPhotoInput!) {
    addListingPhoto(input: $input) {
      listing {
        id
        photos
      }
    }
  }
`);

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** Sends a picture by a signed link and adds it behind the others. @throws RequestError */
export async function sendPhoto(listingId: string, file: File): Promise<void> {
  const { createListingPhotoUpload: upload } = await request(CreatePhotoUpload, {
    input: { listingId, mediaType: file.type, sizeBytes: file.size },
  });
  const { uploadId, method, url } = upload ?? {};
  if (!uploadId || !method || !url) throw fileFailed();
  await putFile(file, { method, url, headers: [{ name: 'content-type', value: file.type }] });
  await request(AddPhoto, { input: { uploadId } });
}
