import type { AppIntegrationsClientConfig } from '@aws-sdk/client-appintegrations';

import type { HttpHandler } from './http-handler.ts';
import { Sha256 } from './sha256.ts';

/** What Lambda hands over in the environment. */
export interface AwsEnvironment {
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string };
}

/**
 * Configuration for the AWS SDK clients in here. Everything is given, so that the SDK neither reads configuration
 * files nor walks a chain of credential providers nor evaluates endpoint rules on each call. Whether a call is worth
 * another try is not its business: lambda/aws/retry.ts decides that.
 */
export function sdkConfig(
  { region, credentials }: AwsEnvironment,
  endpoint: URL,
  requestHandler: HttpHandler,
) {
  return {
    region,
    credentials,
    endpoint: endpoint.href,
    endpointProvider: () => ({ url: endpoint }),
    requestHandler: requestHandler as unknown as NonNullable<AppIntegrationsClientConfig['requestHandler']>,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    defaultUserAgentProvider,
    sha256: Sha256,
  } satisfies AppIntegrationsClientConfig;
}

/** A service's endpoint in a region. Source: AWS General Reference, service endpoints. */
export function regionalEndpoint(service: 'app-integrations' | 'dynamodb' | 'kms', region: string): URL {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return new URL(`https://${service}.${region}.${suffix}`);
}

async function defaultUserAgentProvider(): Promise<[string, string][]> {
  return [['appintegrations-bff', '0.1']];
}
