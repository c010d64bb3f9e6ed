const { createHash, createHmac } = process.getBuiltinModule('node:crypto');

const SERVICE = 'app-integrations';

/** What a signature needs to know of the caller. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  region: string;
}

/**
 * Headers of a signed GET without a body.
 *
 * Source: AWS IAM user guide, "Create a signed AWS API request" (Signature Version 4).
 */
export function signRequest(
  host: string,
  path: string,
  query: string,
  credentials: Credentials,
  now: Date,
): Record<string, string> {
  const time = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const day = time.slice(0, 8);
  const signedHeaders = 'host;x-amz-date;x-amz-security-token';
  const canonicalRequest = [
    'GET',
    path.replaceAll('%', '%25'),
    query,
    `host:${host}`,
    `x-amz-date:${time}`,
    `x-amz-security-token:${credentials.sessionToken}`,
    '',
    signedHeaders,
    sha256(''),
  ].join('\n');
  const scope = `${day}/${credentials.region}/${SERVICE}/aws4_request`;
  const signature = hmac(
    signingKey(credentials, day),
    ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest)].join('\n'),
  ).toString('hex');
  return {
    host,
    'x-amz-date': time,
    'x-amz-security-token': credentials.sessionToken,
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}

function signingKey({ secretAccessKey, region }: Credentials, day: string): Buffer {
  return [region, SERVICE, 'aws4_request'].reduce(hmac, hmac(`AWS4${secretAccessKey}`, day));
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
