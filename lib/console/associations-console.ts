import { Stack } from 'aws-cdk-lib';
import type { Method, RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

import { consoleVariables } from '../../contract/console.ts';
import type { Access } from '../gateway/access.ts';
import { ConsoleClient } from './console-client.ts';
import { askedScopes, pageConfig } from './console-config.ts';
import { ConsoleFunction } from './console-function.ts';
import type { ConsoleFunctionProps } from './console-function.ts';
import { addPageMethods } from './page-methods.ts';
import type { SignIn } from './sign-in.ts';

export interface AssociationsConsoleProps extends Omit<ConsoleFunctionProps, 'environment'> {
  readonly api: RestApi;
  /** Where the page is; people who signed in come back there. */
  readonly addresses: string[];
  readonly access: Access;
  readonly signIn?: SignIn | undefined;
}

/** The console's page on the route's API: a function that holds it, open methods for its paths, and its client of a user pool. */
export class AssociationsConsole extends Construct {
  readonly function: Function;
  readonly logGroup: ILogGroup;
  readonly methods: readonly Method[];

  constructor(scope: Construct, id: string, props: AssociationsConsoleProps) {
    super(scope, id);
    const { api, addresses, access, signIn, ...others } = props;
    const { config, connectTo } = pageConfig(access, this.known(signIn, access, addresses));
    const served = new ConsoleFunction(this, 'Function', {
      ...others,
      environment: {
        [consoleVariables.config]: Stack.of(this).toJsonString(config),
        [consoleVariables.connectTo]: connectTo,
      },
    });
    this.function = served.function;
    this.logGroup = served.logGroup;
    this.methods = addPageMethods(this, api, this.function);
  }

  /** With the client, where it is made here. */
  private known(signIn: SignIn | undefined, access: Access, addresses: string[]) {
    if (signIn?.by !== 'cognito') return signIn;
    const { userPool, identityProviders } = signIn;
    const { clientId } = new ConsoleClient(this, 'Client', {
      userPool,
      addresses,
      scopes: askedScopes(access),
      identityProviders,
    });
    return { ...signIn, clientId };
  }
}
