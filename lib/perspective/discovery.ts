const param = (description: string, more: object = {}) => ({ type: 'string', location: 'query', description, ...more })

const parameters = {
  key: param('An API key of this desk.'),
  alt: param('Data format of the answer.', { default: 'json', enum: ['json'], enumDescriptions: ['JSON'] }),
  prettyPrint: { type: 'boolean', location: 'query', default: 'true', description: 'Indents the answer.' },
  fields: param('Which fields the answer has.'),
  quotaUser: param('Taken and not used.'),
  access_token: param('Taken and not used.'),
  oauth_token: param('Taken and not used.'),
  callback: param('Taken and not used.'),
  uploadType: param('Taken and not used.'),
  upload_protocol: param('Taken and not used.'),
  '$.xgafv': param('Taken and not used.', { enum: ['1', '2'], enumDescriptions: ['v1', 'v2'] }),
}

const string = { type: 'string' }
const strings = { type: 'array', items: string }
const ref = ($ref: string) => ({ $ref })
const list = ($ref: string) => ({ type: 'array', items: ref($ref) })
const map = ($ref: string) => ({ type: 'object', additionalProperties: ref($ref) })
const oneOf = (...values: string[]) => ({ type: 'string', enum: values, enumDescriptions: values.map(() => '') })
const message = (id: string, properties: object) => ({ id, type: 'object', properties })

const scoreType = oneOf('SCORE_TYPE_UNSPECIFIED', 'PROBABILITY', 'STD_DEV_SCORE', 'PERCENTILE', 'RAW')
const names = { clientToken: string, communityId: string, sessionId: string }

const messages = [
  message('TextEntry', { text: string, type: oneOf('TEXT_TYPE_UNSPECIFIED', 'PLAIN_TEXT', 'HTML') }),
  message('ArticleAndParentComment', { article: ref('TextEntry'), parentComment: ref('TextEntry') }),
  message('Context', { entries: list('TextEntry'), articleAndParentComment: ref('ArticleAndParentComment') }),
  message('AttributeParameters', { scoreType, scoreThreshold: { type: 'number', format: 'float' } }),
  message('Score', { value: { type: 'number', format: 'float' }, type: scoreType }),
  message('SpanScore', {
    begin: { type: 'integer', format: 'int32' },
    end: { type: 'integer', format: 'int32' },
    score: ref('Score'),
  }),
  message('AttributeScores', { summaryScore: ref('Score'), spanScores: list('SpanScore') }),
  message('AnalyzeCommentRequest', {
    comment: ref('TextEntry'),
    requestedAttributes: map('AttributeParameters'),
    languages: strings,
    spanAnnotations: { type: 'boolean' },
    doNotStore: { type: 'boolean' },
    context: ref('Context'),
    ...names,
  }),
  message('AnalyzeCommentResponse', {
    attributeScores: map('AttributeScores'),
    languages: strings,
    detectedLanguages: strings,
    clientToken: string,
  }),
  message('SuggestCommentScoreRequest', {
    comment: ref('TextEntry'),
    attributeScores: map('AttributeScores'),
    languages: strings,
    context: ref('Context'),
    ...names,
  }),
  message('SuggestCommentScoreResponse', {
    clientToken: string,
    requestedLanguages: strings,
    detectedLanguages: strings,
  }),
]

const SCOPE = 'https://www.googleapis.com/auth/userinfo.email'

const method = (name: string, message: string, description: string) => ({
  id: `commentanalyzer.comments.${name}`,
  path: `v1alpha1/comments:${name}`,
  flatPath: `v1alpha1/comments:${name}`,
  httpMethod: 'POST',
  description,
  parameters: {},
  parameterOrder: [],
  request: ref(`${message}Request`),
  response: ref(`${message}Response`),
  scopes: [SCOPE],
})

/** The discovery document, from which Google's clients learn every address. `root` is our own origin, without a slash. */
export function discoveryDocument(root: string): object {
  return {
    kind: 'discovery#restDescription',
    discoveryVersion: 'v1',
    id: 'commentanalyzer:v1alpha1',
    name: 'commentanalyzer',
    canonicalName: 'Comment Analyzer',
    version: 'v1alpha1',
    revision: '20261122',
    title: 'Perspective Comment Analyzer API, answered by Belowline',
    description: 'Scores comments for toxicity.',
    documentationLink: `${root}/api/v1/openapi.json`,
    ownerDomain: new URL(root).hostname,
    ownerName: 'Belowline',
    icons: {},
    protocol: 'rest',
    rootUrl: `${root}/`,
    mtlsRootUrl: `${root}/`,
    servicePath: '',
    baseUrl: `${root}/`,
    basePath: '',
    batchPath: 'batch',
    fullyEncodeReservedExpansion: true,
    parameters,
    auth: { oauth2: { scopes: { [SCOPE]: { description: 'Not needed: a key is enough.' } } } },
    schemas: Object.fromEntries(messages.map((one) => [one.id, one])),
    resources: {
      comments: {
        methods: {
          analyze: method('analyze', 'AnalyzeComment', 'Scores a comment.'),
          suggestscore: method('suggestscore', 'SuggestCommentScore', 'Reports what a moderator said of a comment.'),
        },
      },
    },
  }
}
