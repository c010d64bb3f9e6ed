import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A key and the certificate that vouches for `localhost` and 127.0.0.1, by its own signature. */
export interface Certificate {
  key: Buffer;
  cert: Buffer;
  /** Where the certificate is: what `NODE_EXTRA_CA_CERTS` takes. */
  file: string;
}

/**
 * Makes a certificate in `folder` with the `openssl` command: RSA 2048, as AWS's endpoints have.
 *
 * @throws Error that says so when there is no such command.
 */
export async function createCertificate(folder: string): Promise<Certificate> {
  const keyFile = join(folder, 'key.pem');
  const file = join(folder, 'certificate.pem');
  const request = 'req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost';
  const name = 'subjectAltName=DNS:localhost,IP:127.0.0.1';
  try {
    await promisify(execFile)(
      'openssl',
      request.split(' ').concat('-addext', name, '-keyout', keyFile, '-out', file),
    );
  } catch (error) {
    throw new Error('The TLS upstream needs the command openssl to make its certificate: install openssl.', {
      cause: error,
    });
  }
  return { key: await readFile(keyFile), cert: await readFile(file), file };
}
