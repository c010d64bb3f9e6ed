import {
  AppIntegrationsClient,
  ListDataIntegrationAssociationsCommand,
} from '@aws-sdk/client-appintegrations';
import type {
  DataIntegrationAssociationSummary,
  ListDataIntegrationAssociationsCommandInput,
} from '@aws-sdk/client-appintegrations';

/** A page as plain data: type aliases, because some frameworks only take those for JSON. */
export type Page = {
  DataIntegrationAssociations: Pick<
    DataIntegrationAssociationSummary,
    keyof DataIntegrationAssociationSummary
  >[];
  NextToken?: string | undefined;
};

const client = new AppIntegrationsClient({});

/** Asks AppIntegrations for one page the way the SDK's documentation shows it. */
export async function listPage(input: ListDataIntegrationAssociationsCommandInput): Promise<Page> {
  const { DataIntegrationAssociations = [], NextToken } = await client.send(
    new ListDataIntegrationAssociationsCommand(input),
  );
  return { DataIntegrationAssociations, NextToken };
}
