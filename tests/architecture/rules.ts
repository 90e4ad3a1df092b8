import { basename } from 'node:path/posix'
import { domainOf, importsOf, type Rule, type Source, type Violation, withoutComments } from './source.ts'

const isTest = (path: string): boolean => path.startsWith('tests/')
/** Programs for developers, beside the domain that they serve: they read files and print. */
const isTraining = (path: string): boolean => /\/(training|evaluation)\//.test(path)
const violations = (sources: readonly Source[], judge: (source: Source) => string[]): Violation[] =>
  sources.flatMap((source) => judge(source).map((reason) => ({ path: source.path, reason })))

/** The one place that fills an empty database may ask the seeds to do it. */
const mayImportSeeds = 'lib/runtime/first-run.ts'

export const importDirections: Rule = (tree) =>
  violations(tree, (source) => {
    if (isTest(source.path)) return []
    const forbidden =
      source.path.startsWith('lib/') || source.path.startsWith('seeds/') ? /^(app|seeds|tests)\// : /^(seeds|tests)\//
    return importsOf(source)
      .filter(({ target }) => forbidden.test(target))
      .filter(
        ({ target }) =>
          !(target.startsWith('seeds/') && (source.path === mayImportSeeds || source.path.startsWith('seeds/'))),
      )
      .map(({ target }) => `imports ${target}`)
  })

/** Which names the tasks of the queue, and so knows every domain that has any: it is no part of the graph of domains. */
const composesJobs = ['lib/jobs/tasks.ts', 'lib/jobs/run-worker.ts']

export const noCyclesBetweenDomains: Rule = (tree) => {
  const edges = new Map<string, Set<string>>()
  for (const source of tree) {
    const from = domainOf(source.path)
    if (!from || composesJobs.includes(source.path) || isTraining(source.path)) continue
    for (const { target } of importsOf(source)) {
      const to = domainOf(target)
      if (to && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to))
    }
  }
  const cycle = findCycle(edges)
  return cycle ? [{ path: `lib/${cycle[0]}`, reason: `stands in a circle of domains: ${cycle.join(' → ')}` }] : []
}

function findCycle(edges: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>()
  const visit = (node: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node]
    if (done.has(node)) return undefined
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next, [...path, node])
      if (cycle) return cycle
    }
    done.add(node)
    return undefined
  }
  for (const node of edges.keys()) {
    const cycle = visit(node, [])
    if (cycle) return cycle
  }
  return undefined
}

const mayImportDatabase = (path: string): boolean =>
  ['data.ts', 'mutations.ts'].includes(basename(path)) ||
  /^lib\/(db|jobs|runtime|cli)\//.test(path) ||
  ['lib/http/health.ts', 'prisma.config.ts'].includes(path) ||
  isTest(path)

/** Builds SQL from values with Prisma's own escaping, and runs none. */
const buildsSql = (path: string): boolean => path.endsWith('-sql.ts')

/** Types of the database may be named anywhere; it is reached from reads and writes alone. */
export const databaseBehindDataAndMutations: Rule = (tree) =>
  violations(tree, (source) => {
    if (mayImportDatabase(source.path)) return []
    const reached = buildsSql(source.path)
      ? /^(lib\/db\/(client|pool)|pg$)/
      : /^(lib\/db\/(client|pool|generated)|pg$|@prisma\/)/
    return importsOf(source)
      .filter(({ target, typeOnly }) => !typeOnly && reached.test(target))
      .map(({ target }) => `imports the database (${target})`)
  })

export const readsAndWritesTrustTheirArguments: Rule = (tree) =>
  violations(tree, (source) => {
    if (!domainOf(source.path) || !['data.ts', 'mutations.ts'].includes(basename(source.path))) return []
    return importsOf(source)
      .filter(({ target, typeOnly }) => !typeOnly && /^(lib\/(auth|http)\/|next($|\/)|next-auth)/.test(target))
      .map(({ target }) => `knows who asks (${target})`)
  })

const impurePackages =
  /^(node:(fs|net|http|https|http2|dns|tls|child_process|cluster|os|worker_threads|readline|timers)|undici$|pino$|pg$|lib\/(env|logger)\.ts$)/
const impureCalls =
  /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(|\brandomInt\(|\brandomBytes\(|\bperformance\.now\(|(?<![.\w])fetch\(|\bprocess\./g
/** Names that say that a file talks to the world. */
const worldly =
  /^(data|mutations|ingest-page|generate-[a-z-]+|(fetch|deliver|open)-[a-z-]+|[a-z-]+-(scorer|host-scorer|thread-scorer|in-worker|thread)|[a-z-]+-(file|dir))\.ts$/

export const otherFilesOfDomainsArePure: Rule = (tree) =>
  violations(tree, (source) => {
    const domain = domainOf(source.path)
    if (!domain || domain === 'jobs' || isTraining(source.path) || worldly.test(basename(source.path))) return []
    const imported = importsOf(source)
      .filter(({ target, typeOnly }) => !typeOnly && impurePackages.test(target))
      .map(({ target }) => `is not pure: imports ${target}`)
    const called = [...withoutComments(source.text).matchAll(impureCalls)].map(([call]) => `is not pure: ${call}`)
    return [...imported, ...called]
  })

export const oneFileKnowsTensorFlow: Rule = (tree) => {
  const knowing = tree
    .filter(({ path }) => !isTest(path))
    .filter((source) =>
      importsOf(source).some(({ target, typeOnly }) => !typeOnly && target.startsWith('@tensorflow/')),
    )
  return knowing.slice(1).map(({ path }) => ({ path, reason: `imports TensorFlow, as ${knowing[0]?.path} does` }))
}

export const oneFileReadsTheEnvironment: Rule = (tree) =>
  violations(tree, ({ path, text }) =>
    path !== 'lib/env.ts' && !isTest(path) && /\bprocess\.env\b|\bprocess\[['"]env/.test(withoutComments(text))
      ? ['reads process.env']
      : [],
  )

export const webStaysInAuthAndHttp: Rule = (tree) =>
  violations(tree, (source) => {
    if (!source.path.startsWith('lib/') || /^lib\/(auth|http)\//.test(source.path)) return []
    return importsOf(source)
      .filter(({ target }) => /^(next|next-auth|react|react-dom|@mantine\/[a-z]+)($|\/)/.test(target))
      .map(({ target }) => `knows the web framework (${target})`)
  })

const vague = /^(utils?|helpers?|services?|managers?|common|misc|shared|index|types?|constants?|stuff|tools?)(\.|$)/

export const namesSayWhatAFileDoes: Rule = (tree) =>
  violations(tree, ({ path }) => {
    if (!path.startsWith('lib/')) return []
    const parts = path.split('/').slice(1)
    const vagueOnes = parts.filter((part) => vague.test(part)).map((part) => `"${part}" says nothing`)
    const shape = /^[a-z0-9]+(-[a-z0-9]+)*(\.d)?\.ts$/.test(parts.at(-1) ?? '') ? [] : ['is not named in kebab-case']
    return [...vagueOnes, ...shape]
  })

export const noBarrels: Rule = (tree) =>
  violations(tree, ({ path, text }) => {
    const code = withoutComments(text).trim()
    const rest = code.replace(/export\s+(type\s+)?(\*|\{[^}]*\})(\s+as\s+\w+)?\s+from\s+['"][^'"]+['"];?/g, '').trim()
    return code !== '' && rest === '' && !isTest(path) ? ['only passes on what others export'] : []
  })

const longest = 300

export const noFileIsLong: Rule = (tree) =>
  violations(tree, ({ text }) => {
    const lines = text.split('\n').length - 1
    return lines > longest ? [`has ${lines} lines, more than ${longest}`] : []
  })
