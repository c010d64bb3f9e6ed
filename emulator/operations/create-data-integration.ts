import { isReserved } from '../faults/reserved.ts';
import type { Operation } from '../operation.ts';
import * as shapes from '../shapes/documented-shapes.ts';
import type { ValueOf } from '../shapes/shape.ts';
import { dataIntegrationArn } from '../state/arn.ts';
import { ServiceError } from '../wire/service-error.ts';
import { rememberCreation, repeatedOutput } from './parts/idempotency.ts';
import { readInput } from './parts/read-input.ts';

const inputShape = {
  type: 'structure',
  required: ['Name', 'KmsKey'],
  members: {
    Name: shapes.name,
    Description: shapes.description,
    KmsKey: shapes.nonBlank,
    SourceURI: shapes.uri,
    ScheduleConfig: shapes.scheduleConfiguration,
    Tags: shapes.tags,
    ClientToken: shapes.clientToken,
    FileConfiguration: shapes.fileConfiguration,
    ObjectConfiguration: shapes.objectConfiguration,
  },
} as const;

/**
 * Takes `ScheduleConfig`, answers `ScheduleConfiguration`, and echoes `ClientToken`.
 * Source: AppIntegrations API reference, CreateDataIntegration.
 */
export const createDataIntegration: Operation = {
  operation: 'CreateDataIntegration',
  method: 'POST',
  path: '/dataIntegrations',
  handle(call, { store, rules, now, newId }) {
    const input = readInput(call, inputShape);
    const { ClientToken, ScheduleConfig, ...members } = input;
    const state = store.state();
    const request = { operation: call.operation.operation, clientToken: ClientToken, input };
    const repeated = repeatedOutput(request, state, now());
    if (repeated) return repeated;
    if (isReserved(members.Name) || state.integrations.some(({ Name }) => Name === members.Name)) {
      throw new ServiceError('DuplicateResourceException', 'A DataIntegration of this name exists already.');
    }
    refuseStructuredFiles(input);
    if (state.integrations.length >= rules.maxDataIntegrations) {
      throw new ServiceError(
        'ResourceQuotaExceededException',
        'There are as many DataIntegrations as the quota allows.',
      );
    }
    const Id = newId();
    const integration = {
      Id,
      Arn: dataIntegrationArn(Id),
      ...members,
      ...(ScheduleConfig && { ScheduleConfiguration: ScheduleConfig }),
    };
    const output = { ...integration, ClientToken };
    const sequence = state.sequence + 1;
    store.commit({
      sequence,
      integrations: [...state.integrations, { ...integration, sequence }],
      ...rememberCreation(request, output, Id, state, now()),
    });
    return output;
  },
};

/** S3 has files; a schedule and objects are for sources with records. Seen live: hashicorp/terraform-provider-aws#47464. */
function refuseStructuredFiles(input: ValueOf<typeof inputShape>): void {
  const { Name, SourceURI = '', ScheduleConfig, ObjectConfiguration } = input;
  if (/^s3:/i.test(SourceURI) && (ScheduleConfig ?? ObjectConfiguration) !== undefined) {
    throw new ServiceError(
      'InvalidRequestException',
      `Failed to create DataIntegration with name: ${Name}. Source S3 does not support structured data.`,
    );
  }
}
