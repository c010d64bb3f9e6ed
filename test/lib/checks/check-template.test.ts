import { describe, expect, test } from '@jest/globals';
import { Aspects } from 'aws-cdk-lib';
import type { IAspect } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AuthorizationType, CfnMethod, EndpointType } from 'aws-cdk-lib/aws-apigateway';
import type { CfnRestApi } from 'aws-cdk-lib/aws-apigateway';
import { SubnetFilter, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import type { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { CfnKey } from 'aws-cdk-lib/aws-kms';

import { consolePaths } from '../../../contract/console.ts';
import { operations } from '../../../contract/operations.ts';
import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import type { Access } from '../../../lib/gateway/access.ts';
import { synthesize, testStack } from '../synthesize.ts';
import { consoleVariants, variants } from '../variants.ts';

const REFUSED = 'Validation failed with the following errors:\n  [Test/Associations] ';

/** The template of a stack that was changed after the construct was made. */
function changed(
  props: Parameters<typeof testStack>[0],
  change: (made: ReturnType<typeof testStack>) => void,
) {
  const made = testStack(props);
  change(made);
  return () => Template.fromStack(made.stack);
}

const inVpc = (vpcSubnets: SubnetSelection) =>
  testStack((stack) => ({ ...variants.inVpc(stack), vpcSubnets }));

const open = (type: unknown) =>
  `${REFUSED}GET /dataIntegrations/{Identifier}/associations must ask who calls, but its AuthorizationType is ` +
  `${JSON.stringify(type)}: nothing but access { by: 'anyone' } opens it.`;

/** Gives a type of authorization to the methods of the page, or to those of the routes. */
const authorizing = (type: string, which: 'page' | 'routes'): IAspect => ({
  visit(node) {
    if (!CfnMethod.isCfnMethod(node) || node.httpMethod !== 'GET') return;
    if (/dataIntegrations/.test(node.node.path) === (which === 'routes')) node.authorizationType = type;
  },
});

/** What the construct says of a template. */
function sentencesOf(make: () => unknown): string[] {
  try {
    make();
    return [];
  } catch (error) {
    return [...String(error).matchAll(/^ {2}\[Test\/Associations\] (.*)$/gm)].flatMap(
      ([, sentence]) => sentence ?? [],
    );
  }
}

/** What says one thing when it is checked, and another when it is used. */
const turning = <T>(first: T, then: T) => {
  let looks = 0;
  return () => ((looks += 1) === 1 ? first : then);
};

describe('the resource policy', () => {
  const nobody =
    'policy must have at least one statement, or the API has no resource policy: leave it out if it is to have none.';
  const privately = { endpointConfiguration: { types: [EndpointType.PRIVATE] } };

  test.each<AssociationsApiProps>([{}, privately])('without a statement is refused, with %p', (props) => {
    expect(() => synthesize({ ...props, policy: new PolicyDocument() })).toThrow(REFUSED + nobody);
  });

  test('may get its statements later', () => {
    const policy = new PolicyDocument();
    const template = changed({ ...privately, policy }, () =>
      policy.addStatements(
        new PolicyStatement({
          actions: ['execute-api:Invoke'],
          resources: ['execute-api:/*'],
          principals: [new AnyPrincipal()],
        }),
      ),
    );
    template().hasResourceProperties('AWS::ApiGateway::RestApi', { Policy: Match.objectLike({}) });
  });

  test('must not be taken out later', () => {
    const without = changed(variants.privateEndpoint, ({ associations }) =>
      (associations.api.node.defaultChild as CfnRestApi).addPropertyDeletionOverride('Policy'),
    );
    expect(without).toThrow(REFUSED + nobody);
  });
});

describe('the subnets', () => {
  test.each<[string, SubnetSelection]>([
    ['no subnet', { subnets: [] }],
    ['no zone', { availabilityZones: [] }],
    ['a zone that the VPC is not in', { availabilityZones: ['zz'] }],
    ['a filter that nothing passes', { subnetFilters: [SubnetFilter.byIds(['subnet-0'])] }],
  ])('must be at least one: %s', (_, vpcSubnets) => {
    expect(() => Template.fromStack(inVpc(vpcSubnets).stack)).toThrow(
      `${REFUSED}vpcSubnets must select at least one subnet of the vpc, but selects none.`,
    );
  });

  test('of which the number is not known, or the usual ones, are left to the deployment', () => {
    const template = synthesize((stack) => ({ vpc: new Vpc(stack, 'Vpc') as IVpc }));
    template.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: Match.objectLike({}) });
    expect(() => inVpc({ subnetType: SubnetType.PRIVATE_WITH_EGRESS })).not.toThrow();
  });
});

describe('the methods', () => {
  test.each(['NONE', '', { Ref: 'Parameter' }])('must ask who calls: overridden with %p', (type) => {
    const opened = changed({}, ({ associations }) => {
      for (const method of associations.node.findAll().filter((child) => CfnMethod.isCfnMethod(child))) {
        method.addPropertyOverride('AuthorizationType', type);
      }
    });
    expect(opened).toThrow(open(type));
  });

  test('also after an aspect', () => {
    const opening: IAspect = {
      visit(node) {
        if (CfnMethod.isCfnMethod(node)) node.authorizationType = 'NONE';
      },
    };
    expect(changed({}, ({ stack }) => Aspects.of(stack).add(opening))).toThrow(open('NONE'));
  });

  test('of the page ask nobody, and the routes beside it are not opened by that', () => {
    const [told, ...others] = sentencesOf(() =>
      changed(consoleVariants.consoleWithToken, ({ stack }) =>
        Aspects.of(stack).add(authorizing('AWS_IAM', 'page')),
      )(),
    );
    expect(others).toHaveLength(consolePaths.length - 1);
    expect(told).toBe(
      'GET / must ask nobody who calls, but its AuthorizationType is "AWS_IAM": people could not load the page on which they sign in. ' +
        'Leave the paths of the console out of what changes it.',
    );
    const opened = changed(consoleVariants.consoleWithToken, ({ stack }) =>
      Aspects.of(stack).add(authorizing('NONE', 'routes')),
    );
    expect(opened).toThrow(open('NONE'));
    expect(sentencesOf(opened)).toHaveLength(operations.length);
  });

  test('may be those of anyone where that was asked for', () => {
    expect(() => synthesize({ access: { by: 'anyone' } })).not.toThrow();
  });

  test('are what was checked, also where that is a getter', () => {
    const type = turning(AuthorizationType.CUSTOM, AuthorizationType.NONE);
    const by = turning('iam', 'anyone');
    const accesses = [
      {
        by: 'authorizer',
        authorizer: {
          authorizerId: 'x',
          get authorizationType() {
            return type();
          },
        },
      },
      {
        get by() {
          return by();
        },
      },
    ];
    const types = accesses.map((access) =>
      synthesize({ access: access as Access }).findResources('AWS::ApiGateway::Method'),
    );
    expect(
      types.flatMap((methods) =>
        Object.values(methods).map(({ Properties }) => Properties.AuthorizationType),
      ),
    ).toEqual(['CUSTOM', 'AWS_IAM']);
  });

  test('are looked at once more, where a getter is not a plain one', () => {
    const type = turning(AuthorizationType.CUSTOM, AuthorizationType.NONE);
    class Turning {
      readonly authorizerId = 'x';
      get authorizationType() {
        return type();
      }
    }
    const access = { by: 'authorizer', authorizer: new Turning() } as unknown as Access;
    expect(() => synthesize({ access })).toThrow(open('NONE'));
  });
});

test('a cursor key is looked at as the template has it', () => {
  const KEY = 'cursorKey must have KeySpec HMAC_256 and KeyUsage GENERATE_VERIFY_MAC, but has ';
  const own = changed({}, ({ associations }) =>
    (associations.cursorKey.node.defaultChild as CfnKey).addPropertyOverride('KeySpec', 'HMAC_512'),
  );
  expect(own).toThrow(`${REFUSED}${KEY}HMAC_512.`);
  expect(() => synthesize((stack) => ({ cursorKey: new Key(stack, 'Key') }))).toThrow(
    `${REFUSED}${KEY}SYMMETRIC_DEFAULT and ENCRYPT_DECRYPT.`,
  );
});
