import type { IncomingMessage } from 'node:http';

import type { PageRequest } from './check-parameters.ts';
import type { Page } from './list-page.ts';
import { signRequest } from './sign-request.ts';
import type { Credentials } from './sign-request.ts';

// Loaded this way an ES module pays for what it uses of node:https, no more.
const https = process.getBuiltinModule('node:https');

const { env } = process;
const endpoint = new URL(env['AWS_ENDPOINT_URL_APPINTEGRATIONS'] ?? '');
const agent = new https.Agent({ keepAlive: true });
const credentials: Credentials = {
  accessKeyId: env['AWS_ACCESS_KEY_ID'] ?? '',
  secretAccessKey: env['AWS_SECRET_ACCESS_KEY'] ?? '',
  sessionToken: env['AWS_SESSION_TOKEN'] ?? '',
  region: env['AWS_REGION'] ?? '',
};

/** Asks for one page with nothing but Node's own modules. */
export async function requestPage({ DataIntegrationIdentifier, ...query }: PageRequest): Promise<Page> {
  const path = `/dataIntegrations/${encodeURIComponent(DataIntegrationIdentifier)}/associations`;
  const parameters = new URLSearchParams({
    ...(query.MaxResults !== undefined && { maxResults: String(query.MaxResults) }),
    ...(query.NextToken !== undefined && { nextToken: query.NextToken }),
  }).toString();
  const response = await get(
    `${path}?${parameters}`,
    signRequest(endpoint.host, path, parameters, credentials, new Date()),
  );
  const page = JSON.parse(response.text) as Page;
  if (response.status !== 200) {
    throw new Error(`AppIntegrations answered ${response.status}`);
  }
  return page;
}

/** Opens the connection that {@link requestPage} will use; resolves when it is ready. */
export async function preconnect(): Promise<void> {
  await get('/', { host: endpoint.host });
}

function get(path: string, headers: Record<string, string>): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const options = { agent, hostname: endpoint.hostname, port: endpoint.port, path, headers };
    const read = (response: IncomingMessage) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
      response.on('error', reject);
    };
    https.get(options, read).on('error', reject);
  });
}
