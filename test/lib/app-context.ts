import { readFileSync } from 'node:fs';

const { context: flags } = JSON.parse(readFileSync('cdk.json', 'utf8'));

/** The project's own feature flags and the metadata that the CDK CLI asks for, without bundling: here it only costs time. */
export const appContext: Record<string, unknown> = {
  ...flags,
  'aws:cdk:enable-asset-metadata': true,
  'aws:cdk:bundling-stacks': [],
};
