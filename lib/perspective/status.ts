import type { Refused, Status } from '#lib/perspective/schema.ts'

const SERVICE = 'commentanalyzer.googleapis.com'
const ERROR_TYPE = 'type.googleapis.com/google.commentanalyzer.v1alpha1.Error'

const refuse = (error: Status): Refused => ({ ok: false, error })

function invalid(message: string, errorType?: string, more: object = {}): Refused {
  const details = errorType === undefined ? {} : { details: [{ '@type': ERROR_TYPE, errorType, ...more }] }
  return refuse({ code: 400, message, status: 'INVALID_ARGUMENT', ...details })
}

/** The contract's errors, word for word: clients cut names and languages out of these sentences. */
export const statuses = {
  commentEmpty: () => invalid('Comment must be non-empty.', 'COMMENT_EMPTY'),
  commentTooLong: () => invalid('Comment text too long.', 'COMMENT_TOO_LONG'),
  noAttributes: () => invalid('Missing requested_attributes', 'NO_REQUESTED_ATTRIBUTES'),
  unknownAttribute: (name: string) => invalid(`Unknown requested attribute: ${name}`, 'INVALID_REQUEST'),
  noLanguage: () => invalid('Unable to detect language', 'LANGUAGE_DETECTION_FAILED'),
  bothContexts: () =>
    invalid(
      'Context can have either entries or article_and_parent_comment, but both fields were populated.',
      'INVALID_REQUEST',
    ),
  scoreType: (type: string, name: string) =>
    invalid(`Requested score type ${type} is not supported by attribute ${name}`, 'INVALID_REQUEST'),
  noScores: () => invalid('Missing attribute_scores', 'INVALID_REQUEST'),
  scoreRange: (name: string) => invalid(`Score value of attribute ${name} must be between 0 and 1`, 'INVALID_REQUEST'),
  spanRange: (name: string) => invalid(`Span of attribute ${name} is not within the comment`, 'INVALID_REQUEST'),
  contextTooLong: () => invalid('Context entry too long.', 'INVALID_REQUEST'),
  contextTooMany: () => invalid('Too many context entries.', 'INVALID_REQUEST'),
  language: (name: string, of: { requested: string[]; detected: string[] }) => {
    const given = of.requested.length > 0 ? of.requested : of.detected
    return invalid(
      `Attribute ${name} does not support request languages: ${given.join(', ')}`,
      'LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE',
      {
        languageNotSupportedByAttributeError: {
          ...(of.detected.length > 0 && { detectedLanguages: of.detected }),
          ...(of.requested.length > 0 && { requestedLanguages: of.requested }),
          attribute: name,
        },
      },
    )
  },
  badValue: (field: string, expected: string) => {
    const description = `Invalid value at '${field}' (${expected})`
    return badRequest(description, field, description)
  },
  badJson: (why: string) => badRequest(`Invalid JSON payload received. ${why}`, '', why),
  badFields: (mask: string) => badRequest(`Request contains an invalid argument: fields=${mask}`, 'fields', 'no mask'),
  tooLarge: (limit: number) => invalid(`Request payload size exceeds the limit: ${limit} bytes.`),
  badMultipart: () => invalid('Failed to parse batch request, error: the body is not multipart/mixed with a boundary.'),
  badPart: () => invalid('Failed to parse batch request, error: the part is not a call.'),
  tooManyParts: (limit: number) => invalid(`The batch request exceeds the limit of ${limit} calls.`),
  notFound: () => refuse({ code: 404, message: 'Requested entity was not found.', status: 'NOT_FOUND' }),
  badKey: () =>
    refuse({
      code: 400,
      message: 'API key not valid. Please pass a valid API key.',
      status: 'INVALID_ARGUMENT',
      details: [errorInfo('API_KEY_INVALID', { service: SERVICE })],
    }),
  noKey: () =>
    refuse({
      code: 403,
      message:
        "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
      status: 'PERMISSION_DENIED',
    }),
  noScope: (scope: string) =>
    refuse({
      code: 403,
      message: `The API key may not be used for this: it lacks the scope ${scope}.`,
      status: 'PERMISSION_DENIED',
      details: [errorInfo('API_KEY_SERVICE_BLOCKED', { service: SERVICE })],
    }),
  originBlocked: (origin: string) =>
    refuse({
      code: 403,
      message: `Requests from referer ${origin} are blocked.`,
      status: 'PERMISSION_DENIED',
      details: [errorInfo('API_KEY_HTTP_REFERRER_BLOCKED', { service: SERVICE })],
    }),
  quota: ({ keyId, limit, retryAfter }: { keyId: string; limit: number; retryAfter: number }): Refused => ({
    ...refuse(quotaStatus(keyId, limit)),
    retryAfter,
  }),
  unavailable: () => refuse({ code: 503, message: 'The service is currently unavailable.', status: 'UNAVAILABLE' }),
  tooLate: () =>
    refuse({ code: 504, message: 'Deadline expired before operation could complete.', status: 'DEADLINE_EXCEEDED' }),
}

function quotaStatus(keyId: string, limit: number): Status {
  const consumer = `project_number:${keyId}`
  const metric = 'Analysis requests (AnalyzeComment)'
  const info = {
    service: SERVICE,
    consumer: consumer.replace('project_number:', 'projects/'),
    quota_limit: 'AnalyzeRequestsPerMinutePerProject',
    quota_limit_value: String(limit),
    quota_metric: 'CommentAnalyzerService/analyze_requests',
    quota_location: 'global',
  }
  const links = [
    {
      description: 'Ask who runs this service for a higher rate.',
      url: 'https://www.rfc-editor.org/rfc/rfc6585#section-4',
    },
  ]
  return {
    code: 429,
    message: `Quota exceeded for quota metric '${metric}' and limit '${metric} per minute' of service '${SERVICE}' for consumer '${consumer}'.`,
    status: 'RESOURCE_EXHAUSTED',
    details: [errorInfo('RATE_LIMIT_EXCEEDED', info), { '@type': 'type.googleapis.com/google.rpc.Help', links }],
  }
}

function errorInfo(reason: string, metadata: Record<string, string>): object {
  return { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason, domain: 'googleapis.com', metadata }
}

function badRequest(message: string, field: string, description: string): Refused {
  const fieldViolations = [{ ...(field && { field }), description }]
  const details = [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations }]
  return refuse({ code: 400, message, status: 'INVALID_ARGUMENT', details })
}
