/** What to ask AppIntegrations for. */
export interface PageRequest {
  DataIntegrationIdentifier: string;
  MaxResults?: number;
  NextToken?: string;
}

/** The request for AppIntegrations, or what the caller did wrong. */
export type CheckedRequest = { input: PageRequest } | { problems: string[] };

const WHOLE_NUMBER_1_TO_50 = /^(?:[1-9]|[1-4]\d|50)$/;
const TOKEN = /^[\w+/=-]{1,1000}$/;

/** Checks the three parameters of the route, the identifier percent-decoded already. */
export function checkParameters(
  identifier: string | undefined,
  maxResults: string | null | undefined,
  nextToken: string | null | undefined,
): CheckedRequest {
  const problems: string[] = [];
  if (identifier === undefined || identifier.length > 255 || identifier.trim() === '') {
    problems.push('Identifier must be 1 to 255 characters, at least one of them not blank');
  }
  if (typeof maxResults === 'string' && !WHOLE_NUMBER_1_TO_50.test(maxResults)) {
    problems.push('maxResults must be a whole number from 1 to 50');
  }
  if (typeof nextToken === 'string' && !TOKEN.test(nextToken)) {
    problems.push('nextToken must be the NextToken of an earlier answer');
  }
  if (problems.length > 0 || identifier === undefined) {
    return { problems };
  }
  return {
    input: {
      DataIntegrationIdentifier: identifier,
      ...(typeof maxResults === 'string' && { MaxResults: Number(maxResults) }),
      ...(typeof nextToken === 'string' && { NextToken: nextToken }),
    },
  };
}
