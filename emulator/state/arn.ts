/** The account and Region everything lives in. The account is one of those AWS's documents use for examples. */
const PREFIX = 'arn:aws:app-integrations:us-east-1:111122223333';

/** Source: service authorization reference, resource types of AppIntegrations. */
export function dataIntegrationArn(id: string): string {
  return `${PREFIX}:data-integration/${id}`;
}

/** Source: service authorization reference, resource types of AppIntegrations. */
export function associationArn(dataIntegrationId: string, id: string): string {
  return `${PREFIX}:data-integration-association/${dataIntegrationId}/${id}`;
}
