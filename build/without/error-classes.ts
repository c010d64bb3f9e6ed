/** Stands in for the classes of a client's errors: answers are read by lambda/upstream/upstream.ts, errors included. */
function neverMade(): never {
  throw new Error('Answers are not for the SDK to read.');
}

export {
  neverMade as AccessDeniedException,
  neverMade as DuplicateResourceException,
  neverMade as InternalServiceError,
  neverMade as InvalidRequestException,
  neverMade as ResourceNotFoundException,
  neverMade as ResourceQuotaExceededException,
  neverMade as ThrottlingException,
  neverMade as UnsupportedOperationException,
};
