import * as fc from 'fast-check';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { propProblems } from '../../../lib/checks/check-props.ts';
import { readConfig } from '../../../lib/stack/config.ts';
import { oddValue } from '../odd-values.ts';
import { texts } from './function-surface.ts';
import type { Surface } from './surface.ts';

/** The names there are, as the refusal of another one lists them. */
function namesIn(problems: readonly string[]): string[] {
  const [, list = ''] = /\. The \w+s are (.*)\.$/.exec(problems.join(' ')) ?? [];
  return list.split(', ');
}

const contextTexts = fc.oneof(
  texts,
  fc.constantFrom(
    'iam',
    'cognito',
    'open',
    'dev',
    'prod',
    '5s',
    '10m',
    '1h',
    '500ms',
    'false',
    'arm64',
    'INFO',
  ),
  fc.constantFrom('arn:aws:kms:eu-west-2:111122223333:key/a', 'name=value', 'api.example.com', 'READ'),
  fc.constantFrom<unknown>(null, [], {}, '', 5, true, ['a'], { a: 'b' }, ['']),
  fc.jsonValue({ maxDepth: 2 }),
);

/** The settings of the stack: `-c name=value`, or cdk.json. */
export const contextSurface: Surface = {
  name: 'context',
  names: namesIn(readConfig({ quiteAnotherName: 'x' }).problems),
  needed: {},
  values: contextTexts,
  isWrong: (value) =>
    value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0),
  read: (given) => refuse(readConfig(given).problems),
};

/** The props of the construct, as plain JavaScript may give them. */
export const propsSurface: Surface = {
  name: 'props',
  names: namesIn(propProblems({ quiteAnotherName: 1 } as unknown as AssociationsApiProps)),
  needed: { access: { by: 'iam' } },
  values: oddValue,
  isWrong: (value) =>
    value === null || Number.isNaN(value) || ['symbol', 'function', 'bigint'].includes(typeof value),
  read: (given) => refuse(propProblems(given)),
};

function refuse(problems: readonly string[]): void {
  const odd = problems.find((problem) => !/\w.*[.?]$/s.test(problem));
  if (odd !== undefined) throw new Error(`No sentence: ${odd}`);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
