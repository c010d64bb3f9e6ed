/** How many associations a page holds: the most that AppIntegrations returns. */
export const PAGE_SIZE = 50;

const ACCOUNT = 'arn:aws:app-integrations:eu-central-1:123456789012';

/** The data integration everybody asks for: an ARN, so that decoding it is part of the work. */
export const IDENTIFIER = `${ACCOUNT}:data-integration/0f5e1c52-8f0b-4a68-9d5a-3b1b9d7f2a10`;

/** The page the upstream answers with: every documented member set, and another page to come. */
export const associationsPage = {
  DataIntegrationAssociations: Array.from({ length: PAGE_SIZE }, (_, index) => association(index)),
  NextToken: 'dGVzdC10b2tlbi1vZi10aGUtdXBzdHJlYW0tdGVzdC10b2tlbi1vZi10aGUtdXBzdHJlYW0',
};

function association(index: number) {
  const id = `0f5e1c52-8f0b-4a68-9d5a-${String(index).padStart(12, '0')}`;
  return {
    ClientId: `contact-lens-${index}`,
    DataIntegrationArn: IDENTIFIER,
    DataIntegrationAssociationArn: `${ACCOUNT}:data-integration-association/0f5e1c52-8f0b-4a68-9d5a-3b1b9d7f2a10/${id}`,
    DestinationURI: `s3://connect-exports/associations/${index}`,
    ExecutionConfiguration: {
      ExecutionMode: 'SCHEDULED',
      ScheduleConfiguration: {
        FirstExecutionFrom: '1764547200000',
        Object: 'Account',
        ScheduleExpression: 'rate(1 hour)',
      },
    },
    LastExecutionStatus: { ExecutionStatus: 'COMPLETED', StatusMessage: `Imported ${index * 10} records.` },
  };
}
