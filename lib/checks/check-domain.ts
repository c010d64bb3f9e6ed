import { Token } from 'aws-cdk-lib';
import type { DomainNameOptions } from 'aws-cdk-lib/aws-apigateway';

/** Source: API Gateway API reference, "BasePathMapping"; that of several parts is an ApiMapping's key. */
const BASE_PATH = /^([\w$.+!*'()-]+(\/[\w$.+!*'()-]+)*)?$/;

/** @returns one sentence for each part of a domain that API Gateway or CDK would refuse */
export function domainProblems(domain: DomainNameOptions | undefined): string[] {
  if (domain === undefined) return [];
  const { domainName, basePath = '' } = domain;
  const problems: string[] = [];
  if (!Token.isUnresolved(domainName) && !/^[a-z0-9.*-]+$/.test(domainName)) {
    problems.push(
      `domainName.domainName must be a domain name in small letters, such as api.example.com, but is '${domainName}'.`,
    );
  }
  if (Token.isUnresolved(basePath)) {
    problems.push(
      'domainName.basePath must be known when the template is made: a parameter of the stack is not.',
    );
  } else if (!BASE_PATH.test(basePath)) {
    problems.push(
      `domainName.basePath must be path segments of letters, digits and $-_.+!*'(), without / around them, but is '${basePath}'.`,
    );
  }
  return problems;
}
