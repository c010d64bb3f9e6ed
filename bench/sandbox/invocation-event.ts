/** The event a REST API hands over for one request for a page, as JSON text. */
export function invocationEvent(identifier: string, maxResults: string): string {
  const path = `/dataIntegrations/${encodeURIComponent(identifier)}/associations`;
  const headers = {
    Accept: 'application/json',
    Authorization: 'Bearer test-token',
    Host: 'abcdefghij.execute-api.eu-central-1.amazonaws.com',
    Origin: 'https://console.example',
    'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
    'X-Amzn-Trace-Id': 'Root=1-00000000-000000000000000000000000',
    'X-Forwarded-For': '192.0.2.1',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
  };
  const query = { maxResults };
  return JSON.stringify({
    resource: '/dataIntegrations/{Identifier}/associations',
    path,
    httpMethod: 'GET',
    headers,
    multiValueHeaders: listed(headers),
    queryStringParameters: query,
    multiValueQueryStringParameters: listed(query),
    pathParameters: { Identifier: encodeURIComponent(identifier) },
    stageVariables: null,
    requestContext: {
      accountId: '123456789012',
      apiId: 'abcdefghij',
      domainName: headers.Host,
      extendedRequestId: 'AAAAAAAAAAAAAAA=',
      httpMethod: 'GET',
      identity: { sourceIp: '192.0.2.1', userAgent: headers['User-Agent'] },
      path: `/prod${path}`,
      protocol: 'HTTP/1.1',
      requestId: '00000000-0000-4000-8000-000000000000',
      requestTime: '22/Nov/2026:12:00:00 +0000',
      requestTimeEpoch: 1_795_348_800_000,
      resourceId: 'abc123',
      resourcePath: '/dataIntegrations/{Identifier}/associations',
      stage: 'prod',
    },
    body: null,
    isBase64Encoded: false,
  });
}

function listed(values: Record<string, string>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));
}
