import * as fc from 'fast-check';
import type { AsyncCommand } from 'fast-check';

import { associationSteps } from './association-steps.ts';
import { integrationSteps } from './integration-steps.ts';
import type { Model } from './model.ts';
import { otherSteps } from './other-steps.ts';
import type { Real, StepKind } from './step.ts';

/** A step as data. */
export type StepData = [kind: string, data: unknown];

const kinds: readonly StepKind[] = [...integrationSteps, ...associationSteps, ...otherSteps];

/** Any step of any kind; those that are listed twice come twice as often. */
export const anyStep: fc.Arbitrary<StepData> = fc.oneof(
  ...kinds.map(({ name, data }) => data.map((drawn): StepData => [name, drawn])),
);

export function commandOf([name, data]: StepData): AsyncCommand<Model, Real> {
  const kind = kinds.find((each) => each.name === name);
  if (kind === undefined) throw new Error(`There is no step ${name}.`);
  return kind.command(data);
}
