import type { SeedAssociation, SeedIntegration } from './seed.ts';

type LastRun = NonNullable<SeedAssociation['LastExecutionStatus']>;

const KMS_KEY = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const completed = { ExecutionStatus: 'COMPLETED', StatusMessage: '1284 records transferred.' } as const;
const running = { ExecutionStatus: 'IN_PROGRESS' } as const;
const failed = {
  ExecutionStatus: 'FAILED',
  StatusMessage: 'The connector refused the request: INVALID_SESSION_ID: Session expired or invalid',
} as const;

const DENIED_AT_SOURCE = 'The connector refused the request: 403 User Not Authorized';

/** `FirstExecutionFrom` in the first of its two formats: epoch milliseconds. */
const hourly = {
  ExecutionMode: 'SCHEDULED',
  ScheduleConfiguration: {
    FirstExecutionFrom: '1767225600000',
    Object: 'Account',
    ScheduleExpression: 'rate(1 hour)',
  },
} as const;

/** `FirstExecutionFrom` in the second of its two formats: ISO 8601. */
const nightly = {
  ExecutionMode: 'SCHEDULED',
  ScheduleConfiguration: {
    FirstExecutionFrom: '2026-01-01T00:00:00Z',
    Object: 'tickets',
    ScheduleExpression: 'cron(0 3 * * ? *)',
  },
} as const;

const onDemand = {
  ExecutionMode: 'ON_DEMAND',
  OnDemandConfiguration: { StartTime: '1764547200000', EndTime: '1767225600000' },
} as const;

const cycle = [
  { ExecutionConfiguration: hourly, LastExecutionStatus: completed },
  { ExecutionConfiguration: nightly, LastExecutionStatus: running },
  { ExecutionConfiguration: onDemand, LastExecutionStatus: failed },
  { ExecutionConfiguration: onDemand, LastExecutionStatus: completed },
  { ExecutionConfiguration: hourly },
] as const satisfies readonly SeedAssociation[];

function associations(count: number, prefix: string): SeedAssociation[] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(3, '0');
    return {
      ClientId: `${prefix}-${number}`,
      DestinationURI: `s3://amzn-s3-demo-bucket/${prefix}/${number}`,
      ...cycle[index % cycle.length],
    };
  });
}

/** Associations whose last runs went like that. */
function runs(prefix: string, ...last: LastRun[]): SeedAssociation[] {
  return last.map((LastExecutionStatus, index) => ({
    ClientId: `${prefix}-${index + 1}`,
    DestinationURI: `s3://amzn-s3-demo-bucket/${prefix}/${index + 1}`,
    ExecutionConfiguration: nightly,
    LastExecutionStatus,
  }));
}

/** What the emulator begins with unless it is told otherwise: as many data integrations as AWS allows in a Region. */
export const defaultSeed: readonly SeedIntegration[] = [
  {
    Name: 'complete',
    Description: 'Every optional member is set, here and in its association.',
    KmsKey: KMS_KEY,
    SourceURI: 'Salesforce://AppFlow/example-org',
    ScheduleConfiguration: hourly.ScheduleConfiguration,
    Tags: { team: 'contact-centre', stage: 'example' },
    FileConfiguration: { Folders: ['/knowledge/articles'], Filters: { extension: ['pdf', 'html'] } },
    ObjectConfiguration: { Account: { fields: ['Id', 'Name', 'Phone'] } },
    associations: [
      {
        ClientId: 'customer-profiles',
        DestinationURI: 's3://amzn-s3-demo-bucket/complete',
        ExecutionConfiguration: { ...hourly, OnDemandConfiguration: onDemand.OnDemandConfiguration },
        LastExecutionStatus: completed,
      },
    ],
  },
  {
    Name: 'many',
    KmsKey: KMS_KEY,
    SourceURI: 's3://amzn-s3-demo-bucket/source',
    associations: associations(120, 'many'),
  },
  { Name: 'empty', KmsKey: KMS_KEY, SourceURI: 'Marketo://AppFlow/example-org' },
  {
    Name: 'salesforce-accounts',
    Description: 'Accounts for customer profiles.',
    KmsKey: KMS_KEY,
    SourceURI: 'Salesforce://AppFlow/example-org',
    ScheduleConfiguration: hourly.ScheduleConfiguration,
    associations: associations(3, 'customer-profiles'),
  },
  {
    Name: 'zendesk-tickets',
    KmsKey: KMS_KEY,
    SourceURI: 'Zendesk://AppFlow/example-org',
    ScheduleConfiguration: nightly.ScheduleConfiguration,
    associations: associations(7, 'wisdom'),
  },
  {
    Name: 'crm/accounts.eu',
    KmsKey: KMS_KEY,
    SourceURI: 's3://amzn-s3-demo-bucket/crm',
    associations: associations(2, 'crm'),
  },
  {
    Name: 'servicenow-incidents',
    KmsKey: KMS_KEY,
    SourceURI: 'Servicenow://AppFlow/example-org',
    associations: runs('incidents', completed, { ...failed, StatusMessage: DENIED_AT_SOURCE }),
  },
  {
    Name: 'marketo-leads',
    KmsKey: KMS_KEY,
    SourceURI: 'Marketo://AppFlow/example-org',
    associations: runs('leads', completed, completed),
  },
  {
    Name: 'shopify-orders',
    KmsKey: KMS_KEY,
    SourceURI: 'Shopify://AppFlow/example-org',
    associations: runs('orders', completed, completed, completed),
  },
  {
    Name: 'sharepoint-articles',
    KmsKey: KMS_KEY,
    SourceURI: 'SharePointOnline://AppFlow/example-org',
    associations: runs('articles', completed),
  },
  {
    Name: 'salesforce-knowledge',
    KmsKey: KMS_KEY,
    SourceURI: 'Salesforce://AppFlow/example-org',
    associations: runs('knowledge', completed, completed),
  },
  {
    Name: 'zendesk-articles',
    KmsKey: KMS_KEY,
    SourceURI: 'Zendesk://AppFlow/example-org',
    associations: runs('help-centre', completed),
  },
  {
    Name: 'call-notes',
    KmsKey: KMS_KEY,
    SourceURI: 's3://amzn-s3-demo-bucket/call-notes',
    associations: runs('notes', completed, completed),
  },
  {
    Name: 'price-lists',
    KmsKey: KMS_KEY,
    SourceURI: 's3://amzn-s3-demo-bucket/price-lists',
    associations: runs('prices', completed),
  },
  {
    Name: 'opening-hours',
    Description: 'Has not run yet.',
    KmsKey: KMS_KEY,
    SourceURI: 's3://amzn-s3-demo-bucket/opening-hours',
    associations: [{ ClientId: 'hours-001', ExecutionConfiguration: nightly }],
  },
  { Name: 'a b+c 100%/é', associations: associations(1, 'punctuation') },
  { Name: '☎️ 电话', associations: associations(1, 'emoji') },
  { Name: 'مركز الاتصال', associations: associations(1, 'rtl') },
  { Name: 'slow', KmsKey: KMS_KEY, associations: associations(2, 'slow') },
  { Name: 'flaky', KmsKey: KMS_KEY, associations: associations(2, 'flaky') },
];
