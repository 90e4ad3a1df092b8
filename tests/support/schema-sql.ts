import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/** What we use of Prisma's schema engine, which comes to us as WebAssembly and declares no types. */
interface Engine {
  diff(params: object): Promise<{ stdout?: string }>
}
interface Glue {
  SchemaEngine: { new: (options: object, log: () => void, factory: unknown) => Promise<Engine> }
  __wbg_set_wasm(exports: WebAssembly.Exports): void
}

const require = createRequire(import.meta.url)
const enginePath = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')

/** Before it compares, the engine asks its connection for the server's version and nothing else. */
const connection = {
  provider: 'postgres',
  adapterName: 'offline',
  queryRaw: async () => ({ columnNames: ['version'], columnTypes: [7], rows: [['PostgreSQL 18.0']] }),
  executeRaw: async () => 0,
  executeScript: async () => undefined,
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  startTransaction: async () => {
    throw new Error('there is no database behind this connection')
  },
  dispose: async () => undefined,
}

/** The SQL that takes an empty database to a Prisma schema, made without a network and without a database. */
export async function sqlOfSchema(file: string): Promise<string> {
  const glue = (await import(enginePath)) as Glue
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils')
  const bytes = new Uint8Array(await readFile(enginePath.replace(/\.js$/, '.wasm')))
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports }
  const instance = await WebAssembly.instantiate(await WebAssembly.compile(bytes), imports)
  glue.__wbg_set_wasm(instance.exports)
  const begin = instance.exports['__wbindgen_start']
  if (typeof begin === 'function') begin()
  const factory = {
    provider: 'postgres',
    adapterName: 'offline',
    connect: async () => connection,
    connectToShadowDb: async () => connection,
  } as unknown as Parameters<typeof bindMigrationAwareSqlAdapterFactory>[0]
  const schema = { path: 'schema.prisma', content: await readFile(file, 'utf8') }
  const bound = bindMigrationAwareSqlAdapterFactory(factory)
  const engine = await glue.SchemaEngine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, bound)
  const { stdout = '' } = await engine.diff({
    from: { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  return stdout
}
