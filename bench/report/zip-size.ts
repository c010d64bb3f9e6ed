import { deflateRawSync } from 'node:zlib';

/** Bytes of a zip file's headers for one entry, without its name, which is written twice. */
const LOCAL_HEADER_BYTES = 30;
const CENTRAL_HEADER_BYTES = 46;
const END_RECORD_BYTES = 22;

/** How many bytes these files take as a zip file, compressed as well as deflate can. Source: PKWARE APPNOTE 4.3. */
export function zipSize(files: readonly { name: string; content: Buffer }[]): number {
  return files.reduce(
    (sum, { name, content }) =>
      sum +
      LOCAL_HEADER_BYTES +
      CENTRAL_HEADER_BYTES +
      2 * Buffer.byteLength(name) +
      deflateRawSync(content, { level: 9 }).length,
    END_RECORD_BYTES,
  );
}
