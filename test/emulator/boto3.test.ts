import { afterAll, expect, test } from '@jest/globals';

import { boto3, hasBoto3 } from '../end-to-end/python.ts';
import { modelledErrors, statuses } from './clients.ts';
import { startEmulator } from './start-emulator.ts';

const withBoto3 = hasBoto3 ? test : test.skip;
const emulator = await startEmulator();
afterAll(() => emulator.close());

withBoto3('boto3 does all that the emulator knows', async () => {
  const seen = await boto3(
    emulator.url,
    `
name = 'from/boto3'
made = client.create_data_integration(Name=name, KmsKey='key', SourceURI='Salesforce://AppFlow/x', Description='first',
    ScheduleConfig={'ScheduleExpression': 'rate(1 hour)', 'Object': 'Account'}, Tags={'a': '1'})
client.update_data_integration(Identifier=made['Id'], Description='second')
run = {'ExecutionMode': 'ON_DEMAND', 'OnDemandConfiguration': {'StartTime': '1764547200000'}}
associated = client.create_data_integration_association(DataIntegrationIdentifier=made['Arn'], ClientId='crm',
    DestinationURI='s3://run-fails', ExecutionConfiguration=run)
client.update_data_integration_association(DataIntegrationIdentifier=name,
    DataIntegrationAssociationIdentifier=associated['DataIntegrationAssociationId'], ExecutionConfiguration=run)
client.tag_resource(resourceArn=made['Arn'], tags={'b': '2'})
client.untag_resource(resourceArn=made['Arn'], tagKeys=['a'])
got = client.get_data_integration(Identifier=name)
listed = client.list_data_integration_associations(DataIntegrationIdentifier=name)['DataIntegrationAssociations']
free = client.create_data_integration(Name='free', KmsKey='key')
client.delete_data_integration(DataIntegrationIdentifier=free['Id'])
pages = client.get_paginator('list_data_integrations').paginate(PaginationConfig={'PageSize': 7})
names = [each['Name'] for page in pages for each in page['DataIntegrations']]
pages = client.get_paginator('list_data_integration_associations').paginate(
    DataIntegrationIdentifier='many', PaginationConfig={'PageSize': 50})
print(json.dumps({
    'description': got['Description'], 'tags': client.list_tags_for_resource(resourceArn=made['Arn'])['tags'],
    'status': listed[0]['LastExecutionStatus'], 'isListed': name in names, 'isGone': 'free' not in names,
    'pages': [len(page['DataIntegrationAssociations']) for page in pages],
}))`,
  );
  expect(seen).toEqual({
    description: 'second',
    tags: { b: '2' },
    status: { ExecutionStatus: 'IN_PROGRESS' },
    isListed: true,
    isGone: true,
    pages: [50, 50, 20],
  });
});

function sorted(errors: Readonly<Record<string, readonly string[]>>) {
  return Object.fromEntries(Object.entries(errors).map(([name, codes]) => [name, codes.toSorted()]));
}

withBoto3('boto3 meets each error of each operation, as its own model lists them, by its class', async () => {
  const seen = await boto3(
    emulator.url,
    `
import urllib.request
from botocore import xform_name
model, seen = client.meta.service_model, {}
values = {'string': 'abcd', 'structure': {'ExecutionMode': 'ON_DEMAND'}, 'map': {'a': 'b'}, 'list': ['a']}
arn = 'arn:aws:app-integrations:us-east-1:111122223333:data-integration/x'
for name in ${JSON.stringify(Object.keys(modelledErrors))}:
    operation = model.operation_model(name)
    shape = operation.input_shape
    given = {each: arn if each == 'resourceArn' else values[shape.members[each].type_name] for each in shape.required_members}
    seen[name] = []
    for error in operation.error_shapes:
        status = ${JSON.stringify(statuses)}[error.name]
        fault = {'operation': name, 'answer': {'status': status, 'code': error.name, 'message': 'As asked for.'}}
        urllib.request.urlopen(urllib.request.Request('${emulator.url}/_emulator/faults', method='PUT',
            data=json.dumps({'faults': [fault]}).encode()))
        try:
            getattr(client, xform_name(name))(**given)
        except getattr(client.exceptions, error.name) as raised:
            assert raised.response['ResponseMetadata']['HTTPStatusCode'] == status == error.metadata['error']['httpStatusCode']
            seen[name].append(error.name)
print(json.dumps(seen))`,
  );
  expect(sorted(seen as Record<string, string[]>)).toEqual(sorted(modelledErrors));
});
