import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Column } from '#lib/datasets/archive/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** Rows in a group: what is held in memory at once, and part of the bytes. */
const GROUP = 2000

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

/** Turns rows into the bytes of a Parquet file, group by group. `end` answers the last of them. */
export function writeParquet(columns: readonly Column[]): { add(row: object): Uint8Array | null; end(): Uint8Array } {
  const bytes = new ByteWriter()
  const schema: Element[] = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(toElements)]
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: 'belowline' })
  let rows: Record<string, unknown>[] = []
  const flush = () => {
    const columnData = columns.map(({ name }) => ({ name, data: rows.map((row) => row[name]) }))
    if (rows.length > 0) parquet.write({ columnData, rowGroupSize: GROUP })
    rows = []
    return taken(bytes)
  }
  return {
    add: (row) => {
      rows.push(row as Record<string, unknown>)
      return rows.length === GROUP ? flush() : null
    },
    end: () => {
      const last = flush()
      parquet.finish()
      return Buffer.concat([last, taken(bytes)])
    },
  }
}

/** What was written since the last time; the writer goes on counting from there. */
function taken(bytes: ByteWriter): Uint8Array {
  const copy = bytes.getBytes().slice()
  bytes.index = 0
  return copy
}

const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const

function toElements({ name, type }: Column): Element[] {
  const optional = 'OPTIONAL' as const
  switch (type) {
    case 'string':
      return [{ name, ...text, repetition_type: optional }]
    case 'float':
      return [{ name, type: 'FLOAT', repetition_type: optional }]
    case 'int':
      return [{ name, type: 'INT32', repetition_type: optional }]
    case 'bool':
      return [{ name, type: 'BOOLEAN', repetition_type: optional }]
    case 'strings':
      return [
        { name, repetition_type: optional, num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', ...text, repetition_type: optional },
      ]
    case 'spans':
      return [
        { name, repetition_type: optional, num_children: 1, converted_type: 'LIST' },
        { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
        { name: 'element', repetition_type: optional, num_children: 3 },
        { name: 'attribute', ...text, repetition_type: optional },
        { name: 'start', type: 'INT32', repetition_type: optional },
        { name: 'end', type: 'INT32', repetition_type: optional },
      ]
    case 'scores':
      return [
        { name, repetition_type: optional, num_children: ATTRIBUTES.length },
        ...ATTRIBUTES.map((attribute) => ({ name: attribute, type: 'FLOAT' as const, repetition_type: optional })),
      ]
  }
}
