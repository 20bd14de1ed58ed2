/** A part goes into one request: in base64 it is two thirds of what the gateway takes. */
export const PART_BYTES = 512 * 1024;
export const PART_BASE64 = Math.ceil(PART_BYTES / 3) * 4;
export const MAX_DOCUMENT_BYTES = 25 * 1024 * 1024;
export const MAX_PARTS = MAX_DOCUMENT_BYTES / PART_BYTES;
