import { describe, expect, test } from '@jest/globals';

import { reserved } from '../../../emulator/faults/reserved.ts';
import { whatToTry } from '../../../local/terminal/what-to-try.ts';

const text = whatToTry('http://127.0.0.1:3000', { emulatorUrl: 'http://[::1]:4600' });

test('both addresses, and a command for a page', () => {
  expect(text).toContain('http://localhost:3000, ');
  expect(text).toContain('http://localhost:4600.');
  expect(text).toContain("curl 'http://localhost:3000/dataIntegrations/many/associations?maxResults=7'");
});

test('the list of data integrations, which everything else begins with', () => {
  expect(text).toContain("curl 'http://localhost:3000/dataIntegrations'   # The data integrations.");
});

test('every identifier that misbehaves, in lines that fit', () => {
  for (const name of Object.keys(reserved)) expect(text).toContain(name);
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(130);
});

test.each([
  [{ emulatorUrl: 'http://127.0.0.1:4600' }, 'The emulator of AppIntegrations is at http://localhost:4600.'],
  [{ url: 'https://aws.example', names: ['orders'] }, 'It asks AppIntegrations at https://aws.example,'],
])('where one has to sign in, that is what there is to try: %j', (upstream, where) => {
  const text = whatToTry('http://127.0.0.1:3000', upstream, 'http://localhost:4700');
  const [first] = text.split('\n');
  expect(first).toBe(
    'The console is at http://localhost:3000, the identity provider where it signs you in, as anybody, at http://localhost:4700.',
  );
  expect(text).toContain(where);
  expect(text).toContain(
    "curl 'http://localhost:3000/dataIntegrations'   # 401: Sign in to make this request.",
  );
  expect(text).not.toContain('/associations');
  for (const line of text.split('\n')) expect(line.length).toBeLessThan(130);
});

describe('with another upstream', () => {
  test('some of its own data integrations are named, the first ones', () => {
    const text = printed('orders', 'team/claims.eu', 'tickets_2', 'a-fourth');
    expect(text).toContain('AppIntegrations at https://aws.example, and no emulator');
    for (const name of ['orders', 'team%2Fclaims.eu', 'tickets_2']) {
      expect(text).toContain(
        `curl 'http://localhost:3000/dataIntegrations/${name}/associations?maxResults=5'`,
      );
    }
    expect(text).toContain('--data-integration-identifier orders ');
    expect(text).not.toMatch(/a-fourth|NAME/);
  });

  test.each([
    [[]],
    [
      [
        "it's",
        '$(touch x)',
        '`x`',
        'a b',
        '-x',
        '.',
        '..',
        '',
        'a\u001B[31m',
        'a\nb',
        'a"b',
        '电话',
        'a;b',
        'a\n',
      ],
    ],
  ])('names that a shell or a terminal could misread are not printed: %j', (names) => {
    const text = printed(...names);
    expect(text).toContain("'http://localhost:3000/dataIntegrations/NAME/associations?maxResults=5'");
    expect(text).toContain('--data-integration-identifier NAME ');
    expect(text).toContain('NAME is the name, UUID or ARN of one of your data integrations:');
    for (const name of names.filter((each) => each.length > 2)) expect(text).not.toContain(name);
  });
});

function printed(...names: string[]): string {
  return whatToTry('http://127.0.0.1:3000', { url: 'https://aws.example', names });
}
