import { Token } from 'aws-cdk-lib';
import { EndpointType } from 'aws-cdk-lib/aws-apigateway';

import { settings } from '../../contract/settings.ts';
import type { AssociationsApiProps } from '../associations-api-props.ts';
import { accessProblem } from './check-access.ts';
import { canaryProblem } from './check-canary.ts';
import { consoleProblems } from './check-console.ts';
import { domainProblems } from './check-domain.ts';
import { headerProblems } from './check-headers.ts';
import { keyProblem } from './check-keys.ts';
import { identifierProblems, originProblems, sizeProblems } from './check-lists.ts';
import { durationProblem, numberProblem } from './check-ranges.ts';
import { sharingProblem } from './check-shared-pages.ts';
import { staleCursorProblems } from './check-stale-cursors.ts';
import { watchProblem } from './check-watch.ts';
import { props as kinds } from './prop-kinds.ts';
import { texts } from './texts.ts';

const SECOND = 1000;
const ANY_LIMIT = { min: 1, max: 10_000 };

/**
 * Checks what each prop is, and if that is right, what it says.
 *
 * @returns one sentence for each rule the props break, telling what to do; none when all is well
 */
export function propProblems(props: AssociationsApiProps): string[] {
  const wrong = kinds.problems('', props);
  return wrong.length > 0 ? wrong : ruleProblems(props);
}

function ruleProblems(props: AssociationsApiProps): string[] {
  return [
    ...originProblems(props.allowedOrigins),
    ...headerProblems(props),
    ...identifierProblems(props.allowedDataIntegrations),
    ...sizeProblems(props.allowedOrigins, props.allowedDataIntegrations),
    ...keepingProblems(props),
    timeoutProblem(props) ??
      durationProblem('upstreamTimeout', props.upstreamTimeout, settings.UPSTREAM_TIMEOUT_MS, 1),
    ...budgetProblems(props),
    numberProblem('memorySize', props.memorySize, { min: 128, max: 10_240 }),
    numberProblem('reservedConcurrency', props.reservedConcurrency, ANY_LIMIT),
    numberProblem('throttleRate', props.throttleRate, ANY_LIMIT),
    numberProblem('throttleBurst', props.throttleBurst, ANY_LIMIT),
    canaryProblem(props.canary),
    watchProblem(props.watch),
    keyProblem('cursorKey', props.cursorKey),
    keyProblem('logEncryptionKey', props.logEncryptionKey),
    stageNameProblem(props),
    networkProblem(props),
    privateProblem(props),
    accessProblem(props.access),
    ...consoleProblems(props),
    ...domainProblems(props.domainName),
    webAclProblem(props),
  ].filter((problem) => problem !== undefined);
}

/** Whether pages outlive their cursors, or are kept at all, can be told only of durations that are right by themselves. */
function keepingProblems(props: AssociationsApiProps): (string | undefined)[] {
  const { cursorLifetime, pageCache, stalePages } = props;
  const problems = [
    durationProblem('cursorLifetime', cursorLifetime, inMs(settings.CURSOR_TTL_SECONDS), SECOND),
    durationProblem('pageCache', pageCache, inMs(settings.PAGE_CACHE_SECONDS), SECOND),
    durationProblem('stalePages', stalePages, inMs(settings.STALE_PAGE_SECONDS), SECOND),
  ];
  if (problems.some((problem) => problem !== undefined)) return problems;
  return [...staleCursorProblems(props), sharingProblem(props)];
}

function inMs({ min, max }: { min: number; max: number }) {
  return { min: min * SECOND, max: max * SECOND };
}

/** Calls can be saved up only of a number of calls. */
function budgetProblems({ upstreamRate, upstreamBurst }: AssociationsApiProps): (string | undefined)[] {
  const problems = [
    numberProblem('upstreamRate', upstreamRate, settings.UPSTREAM_RATE),
    numberProblem('upstreamBurst', upstreamBurst, settings.UPSTREAM_BURST),
  ];
  if (upstreamRate !== 0 || !upstreamBurst || Token.isUnresolved(upstreamBurst)) return problems;
  return [
    ...problems,
    'upstreamBurst says nothing where upstreamRate is 0, which allows any number of calls: leave it out, or give a rate.',
  ];
}

/** The function's timeout follows from it, and CDK can't add to a token. */
function timeoutProblem({ upstreamTimeout }: AssociationsApiProps): string | undefined {
  if (!upstreamTimeout?.isUnresolved()) return undefined;
  return 'upstreamTimeout must be known when the template is made: a parameter of the stack is not.';
}

function stageNameProblem({ stageName }: AssociationsApiProps): string | undefined {
  if (stageName === undefined || /^[\w-]{1,128}$/.test(stageName)) return undefined;
  if (Token.isUnresolved(stageName))
    return 'stageName must be known when the template is made: a parameter of the stack is not.';
  return `stageName must be 1 to 128 letters, digits, '-' and '_', but is '${stageName}'.`;
}

function networkProblem({ vpc, vpcSubnets, securityGroups }: AssociationsApiProps): string | undefined {
  if (vpc !== undefined || (vpcSubnets === undefined && securityGroups === undefined)) return undefined;
  return 'vpcSubnets and securityGroups say nothing without a vpc: give that, too.';
}

function privateProblem({ endpointConfiguration, policy }: AssociationsApiProps): string | undefined {
  if (endpointConfiguration?.types.length === 0)
    return 'endpointConfiguration.types must name one: leave endpointConfiguration out for a regional one.';
  if (!endpointConfiguration?.types.includes(EndpointType.PRIVATE) || policy !== undefined) return undefined;
  return 'A private endpoint lets nobody in without a resource policy: give policy, too.';
}

function webAclProblem({ webAclArn: arn }: AssociationsApiProps): string | undefined {
  const { pattern, is } = texts.webAclArn;
  if (arn === undefined || Token.isUnresolved(arn) || pattern.test(arn)) return undefined;
  return `webAclArn must be ${is}, but is '${arn}'.`;
}
