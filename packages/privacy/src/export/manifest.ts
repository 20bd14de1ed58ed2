import { z } from 'zod';

export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.jws';
export const CHECKSUMS = 'SHA256SUMS';
export const README = 'README.txt';
/** `typ` of the signature: its key signs access tokens, too, and neither is good for the other. */
export const SIGNATURE_TYPE = 'propmubi-export+jws';

export const manifestSchema = z.object({
  version: z.literal('propmubi-export/1'),
  exportId: z.guid(),
  userId: z.guid(),
  requestedAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  files: z.array(
    z.object({
      name: z.string().min(1),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      sizeBytes: z.number().int().min(0),
    }),
  ),
});

/** What an export says of itself: signed, it proves that the platform gave out these files for this person. */
export type Manifest = z.infer<typeof manifestSchema>;

/** As `sha256sum -c` reads it. */
export const checksumsOf = ({ files }: Manifest) =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

export const README_TEXT = `What PropMubi holds of you, as of the moment in manifest.json.

Each folder is a part of the platform: identity (your account), property (the market), trust (scores, documents, disputes),
crm (enquiries with brokerages), reputation (reviews). The data map of the platform says of every value why it is kept and for
how long. Names, numbers and addresses of other people are left out or replaced by [PHONE] and the like.

To check that nothing was changed: \`sha256sum -c SHA256SUMS\`. To check that the platform signed it:
\`pnpm privacy:verify-export <this archive> --keys <the platform's published keys>\`, or verify manifest.jws (a JSON Web
Signature, EdDSA) by any library; its payload is manifest.json.
`;
