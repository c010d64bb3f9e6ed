import { describe, expect, test } from '@jest/globals';
import { ResponseType } from 'aws-cdk-lib/aws-apigateway';

import { gatewayErrors } from '../../../contract/gateway-errors.ts';
import { EXPOSED_HEADERS } from '../../../contract/headers.ts';
import { synthesize } from '../synthesize.ts';
import { origins } from '../variants.ts';

interface GatewayResponse {
  ResponseType: string;
  StatusCode?: string;
  ResponseParameters: Record<string, string>;
  ResponseTemplates: Record<string, string>;
}

/** API Gateway's own statuses. Source: API Gateway developer guide, "Gateway response types". */
const documented: Record<string, number | undefined> = {
  ACCESS_DENIED: 403,
  API_CONFIGURATION_ERROR: 500,
  AUTHORIZER_CONFIGURATION_ERROR: 500,
  AUTHORIZER_FAILURE: 500,
  BAD_REQUEST_BODY: 400,
  BAD_REQUEST_PARAMETERS: 400,
  DEFAULT_4XX: undefined,
  DEFAULT_5XX: undefined,
  EXPIRED_TOKEN: 403,
  INTEGRATION_FAILURE: 504,
  INTEGRATION_TIMEOUT: 504,
  INVALID_API_KEY: 403,
  INVALID_SIGNATURE: 403,
  MISSING_AUTHENTICATION_TOKEN: 403,
  QUOTA_EXCEEDED: 429,
  REQUEST_TOO_LARGE: 413,
  RESOURCE_NOT_FOUND: 404,
  THROTTLED: 429,
  UNAUTHORIZED: 401,
  UNSUPPORTED_MEDIA_TYPE: 415,
  WAF_FILTERED: 403,
};

function responses(allowedOrigins?: string[]): Map<string, GatewayResponse> {
  const found = synthesize(allowedOrigins && { allowedOrigins }).findResources(
    'AWS::ApiGateway::GatewayResponse',
  );
  return new Map(
    Object.values(found).map(({ Properties }) => [Properties.ResponseType, Properties as GatewayResponse]),
  );
}

const withoutOrigins = responses();

function header(response: GatewayResponse | undefined, name: string): string | undefined {
  return response?.ResponseParameters[`gatewayresponse.header.${name}`];
}

test('the list is the documented one, and all that CDK knows of', () => {
  expect([...withoutOrigins.keys()].toSorted()).toEqual(Object.keys(documented).toSorted());
  const known = Object.values(ResponseType).filter((type) => type instanceof ResponseType);
  expect(known.length).toBeGreaterThan(15);
  for (const { responseType } of known) expect(withoutOrigins.has(responseType)).toBe(true);
});

describe.each(Object.entries(documented))('%s', (type, status) => {
  const response = withoutOrigins.get(type);

  test(`keeps API Gateway's status ${status ?? '4xx or 5xx'}`, () => {
    expect(response?.StatusCode).toBe(status?.toString());
  });

  test("has the contract's body", () => {
    const { code } = gatewayErrors[type as keyof typeof gatewayErrors];
    const body = JSON.parse(response?.ResponseTemplates['application/json'] ?? '');
    expect(body).toEqual({ message: expect.any(String), code, requestId: '$context.requestId' });
    expect(body.message).toMatch(/^[^$#"\\]{10,}$/);
    expect(Object.keys(response?.ResponseTemplates ?? {})).toEqual(['application/json']);
  });

  test("has the contract's headers", () => {
    const { code } = gatewayErrors[type as keyof typeof gatewayErrors];
    expect(header(response, 'x-amzn-ErrorType')).toBe(`'${code}'`);
    expect(header(response, 'Cache-Control')).toBe("'no-store'");
    expect(header(response, 'Content-Type')).toBe("'application/json'");
    expect(header(response, 'Access-Control-Allow-Origin')).toBeUndefined();
  });

  test('says when to try again, where that helps', () => {
    const seconds = header(response, 'Retry-After');
    if (status === 429 || status === 504) expect(seconds).toMatch(/^'[1-9]\d*'$/);
    else expect(seconds).toBeUndefined();
  });
});

describe('to a page of another origin', () => {
  test.each([
    [['https://app.example.com'], "'Origin'"],
    [['*'], undefined],
  ])('%p may read every error', (allowedOrigins, vary) => {
    for (const response of responses(allowedOrigins).values()) {
      expect(header(response, 'Access-Control-Allow-Origin')).toBe(`'${allowedOrigins[0]}'`);
      expect(header(response, 'Access-Control-Expose-Headers')).toBe(`'${EXPOSED_HEADERS.join(',')}'`);
      expect(header(response, 'Vary')).toBe(vary);
    }
  });

  test('of several, the one that asks may', () => {
    for (const response of responses(origins).values()) {
      expect(header(response, 'Access-Control-Allow-Origin')).toBe('method.request.header.Origin');
      expect(header(response, 'Vary')).toBe("'Origin'");
    }
  });
});
