import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Column } from '#lib/datasets/archive/schema.ts'
import { ATTRIBUTES } from '#lib/scoring/schema.ts'

/** The most rows in a group, and the most code units of their strings: what is held in memory at once, and part of the bytes. */
const GROUP = { rows: 2000, units: 2 ** 22 }

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

/** Turns rows into the bytes of a Parquet file, group by group. `end` answers the last of them. */
export function writeParquet(columns: readonly Column[]): { add(row: object): Uint8Array | null; end(): Uint8Array } {
  const bytes = new ByteWriter()
  const schema: Element[] = [{ name: 'root', num_children: columns.length }, ...columns.flatMap(toElements)]
  const parquet = new ParquetWriter({ writer: bytes, schema, createdBy: 'belowline' })
  const strings = columns.flatMap(({ name, type }) => (type === 'string' ? [name] : []))
  let rows: Record<string, unknown>[] = []
  let units = 0
  const flush = () => {
    const columnData = columns.map(({ name }) => ({ name, data: rows.map((row) => row[name]) }))
    if (rows.length > 0) parquet.write({ columnData, rowGroupSize: GROUP.rows })
    rows = []
    units = 0
    return taken(bytes)
  }
  return {
    add: (row) => {
      const cells = row as Record<string, unknown>
      rows.push(cells)
      for (const name of strings) units += typeof cells[name] === 'string' ? cells[name].length : 0
      return rows.length === GROUP.rows || units >= GROUP.units ? flush() : null
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
