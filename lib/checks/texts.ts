/** How a text must look, and what that is called. */
export interface TextRule {
  readonly pattern: RegExp;
  readonly is: string;
}

/** How the texts of props and settings must look. */
export const texts = {
  stage: {
    pattern: /^[a-z][a-z0-9-]{0,19}$/,
    is: "1 to 20 small letters, digits and '-', the first a letter",
  },
  domainName: {
    pattern: /^([a-z0-9-]{1,63}\.)+[a-z]{2,}$/,
    is: 'a domain name such as api.example.com',
  },
  domainPrefix: {
    pattern: /^(?!.*(?:aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
    is: "1 to 63 small letters, digits and '-', no '-' at either end, and none of the words aws, amazon and cognito in it",
  },
  // The pool itself is COGNITO and nothing like it.
  identityProvider: {
    pattern: /^(?=COGNITO$|(?![Cc][Oo][Gg][Nn][Ii][Tt][Oo]$))\S(.{0,30}\S)?$/,
    is: 'names of identity providers as the user pool has them, such as COGNITO in capitals for the pool itself',
  },
  tag: {
    pattern: /^(?!aws:)[^=]{1,128}=.{0,256}$/i,
    is: 'name=value (128 and 256 characters at the most, and no name that begins with aws:)',
  },
  // Source: Amazon Cognito user pools API reference, "CreateUserPoolClient", AllowedOAuthScopes.
  scope: {
    pattern: /^[!#-[\]-~]{1,256}$/,
    is: 'scopes of up to 256 ASCII characters without spaces, " and \\, such as associations/read',
  },
  userPoolArn: arn('cognito-idp', 'userpool/', 'a Cognito user pool'),
  keyArn: arn('kms', 'key/', 'a KMS key'),
  alarmTopicArn: arn('sns', '', 'an SNS topic'),
  certificateArn: arn('acm', 'certificate/', 'an ACM certificate'),
  webAclArn: arn('wafv2', 'regional/webacl/', 'a regional web ACL'),
} as const satisfies Record<string, TextRule>;

function arn(service: string, resource: string, what: string): TextRule {
  return {
    pattern: new RegExp(`^arn:[a-z-]+:${service}:[a-z0-9-]+:\\d{12}:${resource}[\\w/.-]+$`),
    is: `the ARN of ${what} (arn:aws:${service}:REGION:ACCOUNT:${resource}...)`,
  };
}
