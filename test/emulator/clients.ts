import type { Emulator } from '../../emulator/server.ts';

/** The errors that AWS's service model lists, by operation, and their status. Source: botocore, appintegrations/2020-07-29. */
const always = ['InternalServiceError', 'ThrottlingException', 'InvalidRequestException'];
const refusals = [...always, 'AccessDeniedException'];
const found = [...refusals, 'ResourceNotFoundException'];

export const modelledErrors: Readonly<Record<string, readonly string[]>> = {
  CreateDataIntegration: [...refusals, 'ResourceQuotaExceededException', 'DuplicateResourceException'],
  CreateDataIntegrationAssociation: [...found, 'ResourceQuotaExceededException'],
  DeleteDataIntegration: found,
  GetDataIntegration: found,
  ListDataIntegrationAssociations: found,
  ListDataIntegrations: refusals,
  ListTagsForResource: [...always, 'ResourceNotFoundException'],
  TagResource: [...always, 'ResourceNotFoundException'],
  UntagResource: [...always, 'ResourceNotFoundException'],
  UpdateDataIntegration: found,
  UpdateDataIntegrationAssociation: found,
};

export const statuses: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  DuplicateResourceException: 409,
  InternalServiceError: 500,
  InvalidRequestException: 400,
  ResourceNotFoundException: 404,
  ResourceQuotaExceededException: 429,
  ThrottlingException: 429,
};

/** Lets the next call fail so. */
export function failNext(emulator: Emulator, code: string): void {
  const status = statuses[code] ?? 500;
  emulator.faults.set({ faults: [{ answer: { status, code, message: 'As asked for.' } }] });
}
