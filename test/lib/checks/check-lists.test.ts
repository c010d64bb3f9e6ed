import { expect, test } from '@jest/globals';
import { Lazy } from 'aws-cdk-lib';

import type { AssociationsApiProps } from '../../../lib/associations-api-props.ts';
import { propProblems } from '../../../lib/checks/check-props.ts';

test.each<[AssociationsApiProps, string]>([
  [
    { allowedOrigins: ['https://app.example.com/'] },
    "allowedOrigins must hold origins such as https://app.example.com, without a path, but holds 'https://app.example.com/'.",
  ],
  [
    { allowedOrigins: ['app.example.com'] },
    "allowedOrigins must hold origins such as https://app.example.com, without a path, but holds 'app.example.com'.",
  ],
  [
    { allowedOrigins: ['https://*.amazon.com'] },
    "allowedOrigins must hold exact origins, but holds 'https://*.amazon.com': wildcards within an origin are not supported, so list each origin.",
  ],
  [
    { allowedOrigins: ['https://App.example.com:443'] },
    "allowedOrigins must hold origins such as https://app.example.com, without a path, but holds 'https://App.example.com:443': a browser sends https://app.example.com.",
  ],
  [
    { allowedOrigins: ['https://münchen.example'] },
    "allowedOrigins must hold origins such as https://app.example.com, without a path, but holds 'https://münchen.example': a browser sends https://xn--mnchen-3ya.example.",
  ],
  [
    { allowedOrigins: ['null'] },
    "allowedOrigins must hold origins such as https://app.example.com, without a path, but holds 'null'.",
  ],
  [
    { allowedOrigins: ['*', 'https://app.example.com'] },
    "allowedOrigins must hold '*' alone, or no '*': it allows every origin.",
  ],
  [
    { allowedOrigins: ['*'], allowedHeaders: ['X-*'] },
    "allowedHeaders must hold header names, but holds 'X-*', which is a wildcard: name each header, as '*' would not cover Authorization.",
  ],
  [
    { allowedOrigins: ['*'], allowedHeaders: ["X-Session'Token"] },
    "allowedHeaders must hold header names, but holds 'X-Session'Token', which is not a header name (letters, digits and -, up to 100 characters).",
  ],
  [
    { allowedOrigins: ['*'], allowedHeaders: ['Cookie'] },
    "allowedHeaders must hold header names, but holds 'Cookie', which browsers set themselves and no page can send: leave it out.",
  ],
  [
    { allowedHeaders: ['X-Session-Token'] },
    'allowedHeaders says nothing without allowedOrigins: give that, too.',
  ],
  [
    { allowedOrigins: [], allowedHeaders: ['X-Session-Token'] },
    'allowedHeaders says nothing without allowedOrigins: give that, too.',
  ],
  ...[[Lazy.string({ produce: () => 'X' })], Lazy.list({ produce: () => ['X'] })].map(
    (allowedHeaders): [AssociationsApiProps, string] => [
      { allowedOrigins: ['*'], allowedHeaders },
      'allowedHeaders must be known when the template is made: a parameter of the stack is not.',
    ],
  ),
  [
    { allowedDataIntegrations: ['a,b'] },
    "allowedDataIntegrations must hold names, UUIDs or ARNs of 1 to 255 characters, without commas and without spaces around them, but holds 'a,b'.",
  ],
  [
    { allowedDataIntegrations: [] },
    'allowedDataIntegrations must name at least one: leave it out to allow all.',
  ],
  [
    { allowedDataIntegrations: ['..'] },
    "allowedDataIntegrations must hold names, UUIDs or ARNs of 1 to 255 characters, without commas and without spaces around them, but holds '..'.",
  ],
  [
    { allowedDataIntegrations: [' '] },
    "allowedDataIntegrations must hold names, UUIDs or ARNs of 1 to 255 characters, without commas and without spaces around them, but holds ' '.",
  ],
  [
    { allowedDataIntegrations: Array<string>(20).fill('x'.repeat(200)) },
    "allowedOrigins and allowedDataIntegrations must fit into the function's environment, 3500 bytes together, but have 4019.",
  ],
  [
    { allowedOrigins: Lazy.list({ produce: () => ['https://app.example.com'] }) },
    'allowedOrigins must be a list that is known when the template is made; each origin may be a parameter of the stack.',
  ],
])('%p is refused', (props, sentence) => {
  expect(propProblems(props)).toEqual([sentence]);
});

test.each<AssociationsApiProps>([
  { allowedOrigins: ['*'] },
  { allowedOrigins: ['http://localhost:5173', 'https://app.example.com'] },
  { allowedDataIntegrations: ['a name/with a slash', '🦊'.repeat(255)] },
])('%p is fine', (props) => {
  expect(propProblems(props)).toEqual([]);
});
