import * as fc from 'fast-check';

import { errors } from '../../contract/errors.ts';
import { operations } from '../../contract/operations.ts';

/** What a server does with one request, in turn. Texts are bytes, a character each; then the connection stays open. */
export type Behaviour = readonly ({ send: string } | { wait: number } | 'end' | 'reset')[];

/** The token that requests carry, wherever an answer may repeat it. */
export const TOKEN = 'canary-upstream-token';
/** It, and other spellings in which it can be had again. */
export const TOKEN_SPELLINGS: readonly string[] = [TOKEN, ...spellings(TOKEN)];

/** Stand for what no file should hold; see {@link bytesOf}. */
const LARGE = '{20 KB}';
const TOO_LARGE = '{3 MB}';
const DEEP = '{deep}';

const [{ list }] = operations;

const statusLines = fc.oneof(
  { weight: 3, arbitrary: fc.constant('HTTP/1.1 200 OK') },
  // After some of these, whatever follows the headers is no body of theirs.
  fc
    .constantFrom(101, 204, 304, 400, 401, 403, 404, 409, 429, 500, 503, 504)
    .map((status) => `HTTP/1.1 ${status} X`),
  fc.nat(1100).map((status) => `HTTP/1.1 ${status} X`),
  fc.constantFrom(
    'HTTP/1.1 200',
    'HTTP/1.0 200 OK',
    'HTTP/2 200',
    'ICY 200 OK',
    'HTTP/1.1 -1 X',
    'HTTP/1.1',
    '',
  ),
  fc.string({ maxLength: 12 }),
);

const headers = fc.array(
  fc.oneof(
    fc.constantFrom(
      'content-type: application/json',
      'content-type: text/html',
      'content-encoding: gzip',
      'connection: close',
      'connection: keep-alive',
      'connection: upgrade\r\nupgrade: websocket',
      'retry-after: 7',
      'retry-after: -1, 99999999999999999999',
      'x-amzn-errortype: ThrottlingException',
      'x-amzn-errortype: ResourceNotFoundException:http://internal.example/',
      'x-amzn-errortype: __proto__',
      `x-amzn-errortype: ${TOKEN}`,
      `x-amzn-requestid: ${TOKEN}`,
      'x-amzn-requestid: \u00e9\u00ff',
      `x-amzn-requestid: ${LARGE}`,
      '__proto__: x',
      'trailer: x',
      ' folded',
      'no colon',
      ': no name',
      'nul: a\0b',
      'location: http://elsewhere.example/',
    ),
    fc.string({ maxLength: 20 }),
  ),
  { maxLength: 4 },
);

const texts = fc.oneof(fc.string(), fc.constantFrom(TOKEN, '', LARGE, '\\ud800', '<script>'), fc.jsonValue());
const entry = fc.dictionary(
  fc.constantFrom('ClientId', 'DestinationURI', 'LastExecutionStatus', '__proto__'),
  texts,
);

const bodies = fc.oneof(
  fc
    .record(
      {
        [list]: fc.oneof(fc.array(fc.oneof(entry, fc.jsonValue()), { maxLength: 3 }), fc.jsonValue()),
        NextToken: fc.oneof(fc.constantFrom(TOKEN, '', null), texts),
        __type: texts,
      },
      { requiredKeys: [] },
    )
    .map((page) => JSON.stringify(page)),
  fc
    .record(
      {
        message: texts,
        Message: texts,
        code: fc.oneof(fc.constantFrom('ThrottlingException', 'AccessDeniedException', TOKEN), texts),
        __type: fc.oneof(fc.constantFrom('com.amazonaws#InternalServiceError'), texts),
      },
      { requiredKeys: [] },
    )
    .map((error) => JSON.stringify(error)),
  fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '<html>',
    '{}',
    '\u00ef\u00bb\u00bf{}',
    '\u00ff\u00fe',
    '{"a":1}{}',
    DEEP,
  ),
  fc.constantFrom(LARGE, TOO_LARGE, `{"${list}":[{"ClientId":"${LARGE}"}]}`),
  fc.string(),
);

/** How the end of a body is told, or mistold. */
const framings = {
  length: (body) => `content-length: ${bytesOf(body).length}\r\n\r\n${body}`,
  tooShort: (body) => `content-length: ${bytesOf(body).length >> 1}\r\n\r\n${body}`,
  tooLong: (body) => `content-length: ${bytesOf(body).length + 7}\r\n\r\n${body}`,
  noNumber: (body) => `content-length: 0x10\r\n\r\n${body}`,
  negative: (body) => `content-length: -1\r\n\r\n${body}`,
  beyond: (body) => `content-length: 99999999999999999999\r\n\r\n${body}`,
  twoLengths: (body) => `content-length: 2\r\ncontent-length: ${bytesOf(body).length}\r\n\r\n${body}`,
  untilTheEnd: (body) => `\r\n${body}`,
  chunks: (body) => `transfer-encoding: chunked\r\n\r\n${chunk(body)}0\r\n\r\n`,
  endlessChunks: (body) => `transfer-encoding: chunked\r\n\r\n${chunk(body)}`,
  wrongChunks: (body) => `transfer-encoding: chunked\r\n\r\n${chunk(body).replace(/^./, 'x')}0\r\n\r\n`,
  trailers: (body) => `transfer-encoding: chunked\r\n\r\n${chunk(body)}0\r\nx-amzn-errortype: Bad\r\n\r\n`,
  lengthAndChunks: (body) => `content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n${chunk(body)}0\r\n\r\n`,
  otherCoding: (body) => `transfer-encoding: gzip, identity\r\n\r\n${body}`,
} satisfies Record<string, (body: string) => string>;

function chunk(body: string): string {
  return body === '' ? '' : `${bytesOf(body).length.toString(16)}\r\n${body}\r\n`;
}

/** What would be somebody else's answer, if it were taken for one. */
export const POISON = 'canary-of-another-answer';
const poison = `{"${list}":[{"ClientId":"${POISON}"}]}`;
export const answerOfPoison = `HTTP/1.1 200 OK\r\ncontent-length: ${poison.length}\r\n\r\n${poison}`;

const whole = fc
  .record({
    before: fc.constantFrom(
      '',
      '',
      '',
      'HTTP/1.1 100 Continue\r\n\r\n',
      'HTTP/1.1 103 X\r\nlink: x\r\n\r\n'.repeat(3),
    ),
    status: statusLines,
    headers,
    framing: fc.constantFrom('length' as const, ...(Object.keys(framings) as (keyof typeof framings)[])),
    body: bodies,
    after: fc.constantFrom('', '', '', 'x', '\r\n', answerOfPoison),
  })
  .map(({ before, status, headers, framing, body, after }) =>
    [before, [status, ...headers, framings[framing](body)].join('\r\n'), after].join(''),
  );

/** An error as AWS makes it, which repeats what it was asked with: rubbish alone hardly ever comes to be one. */
const refusal = fc
  .record({
    status: fc.constantFrom(200, 400, 401, 403, 404, 429, 500, 503, 600, 999),
    name: fc.constantFrom(...Object.keys(errors), 'ExpiredTokenException', 'NobodyKnowsThis'),
    member: fc.constantFrom('message', 'Message'),
    before: fc.string({ maxLength: 5 }),
    token: fc.constantFrom(...TOKEN_SPELLINGS),
    after: fc.string({ maxLength: 5 }),
  })
  .map(({ status, name, member, before, token, after }) => {
    const body = JSON.stringify({ __type: name, [member]: `${before}${token}${after}` });
    return [`HTTP/1.1 ${status} X`, framings.length(body)].join('\r\n');
  });

function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  const escaped = Array.from(bytes, (byte) => `%${byte.toString(16)}`).join('');
  return [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex'), escaped];
}

const wire = fc.oneof(
  { weight: 8, arbitrary: whole },
  { weight: 2, arbitrary: refusal },
  // It stops in the middle, or has something in it that nobody expects there.
  fc.tuple(whole, fc.nat(400)).map(([text, at]) => text.slice(0, at)),
  fc
    .tuple(whole, fc.nat(400), fc.string())
    .map(([text, at, more]) => text.slice(0, at) + more + text.slice(at)),
  fc.string(),
);

type Step = Behaviour[number];

/** A text at once, in two halves, or a byte at a time. */
const sent = fc.oneof<fc.MaybeWeightedArbitrary<Step[]>[]>(
  { weight: 6, arbitrary: wire.map((text) => [{ send: text }]) },
  fc
    .tuple(wire, fc.nat(200), fc.nat(50))
    .map(([text, at, wait]) => [{ send: text.slice(0, at) }, { wait }, { send: text.slice(at) }]),
  wire.map((text) => Array.from(text.slice(0, 60)).flatMap((send) => [{ send }, { wait: 40 }])),
  fc.constant<Step[]>([]),
);

/** Whatever a server may do with a request. */
export const behaviours: fc.Arbitrary<Behaviour> = fc
  .tuple(sent, fc.constantFrom<Step[]>([], [], ['end'], ['reset']))
  .map((parts) => parts.flat());

export function bytesOf(text: string): Buffer {
  const full = text
    .replaceAll(LARGE, () => 'x'.repeat(20_000))
    .replaceAll(TOO_LARGE, () => 'x'.repeat(3_000_000))
    .replaceAll(DEEP, () => '['.repeat(50_000));
  return Buffer.from(full, 'latin1');
}
