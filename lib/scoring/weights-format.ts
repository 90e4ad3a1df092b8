/** The kinds of tensor that a weights file holds. */
export type Tensor = Int8Array | Uint8Array | Uint32Array | Float32Array

/** Named tensors, without shapes: whoever reads them knows these. */
export type Tensors = Readonly<Record<string, Tensor>>

type Entry = { name: string; kind: string; at: number; length: number }

const MAGIC = 'BLW1'
const PREFIX = 8
const ALIGN = 8

const KINDS = { Int8Array, Uint8Array, Uint32Array, Float32Array }

function align(size: number): number {
  return Math.ceil(size / ALIGN) * ALIGN
}

function layOut(tensors: Tensors): { entries: Entry[]; size: number } {
  let size = 0
  const entries = Object.entries(tensors).map(([name, tensor]) => {
    const at = size
    size += align(tensor.byteLength)
    return { name, kind: tensor.constructor.name, at, length: tensor.length }
  })
  return { entries, size }
}

/** One file of tensors: the letters BLW1, the header's length, a JSON header, then each tensor at a multiple of 8. */
export function encodeWeights(tensors: Tensors): Uint8Array {
  const { entries, size } = layOut(tensors)
  const header = new TextEncoder().encode(JSON.stringify(entries))
  const start = align(PREFIX + header.length)
  const bytes = new Uint8Array(start + size)
  bytes.set(new TextEncoder().encode(MAGIC))
  new DataView(bytes.buffer).setUint32(4, header.length, true)
  bytes.set(header, PREFIX)
  for (const { name, at } of entries) {
    const tensor = tensors[name]
    if (tensor) bytes.set(new Uint8Array(tensor.buffer, tensor.byteOffset, tensor.byteLength), start + at)
  }
  return bytes
}

function readTensor(entry: Entry, bytes: Uint8Array, start: number): Tensor {
  const kind = KINDS[entry.kind as keyof typeof KINDS]
  if (kind === undefined) throw new Error(`The weights hold a tensor of unknown kind ${entry.kind}.`)
  return new kind(bytes.buffer as ArrayBuffer, bytes.byteOffset + start + entry.at, entry.length)
}

/** The tensors of a file made by `encodeWeights`, as views into it. Throws when the file is something else. */
export function decodeWeights(file: Uint8Array): Tensors {
  const bytes = file.byteOffset % ALIGN === 0 ? file : Uint8Array.from(file)
  if (new TextDecoder().decode(bytes.subarray(0, 4)) !== MAGIC) throw new Error('This is not a weights file.')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  const entries = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + length))) as Entry[]
  const start = align(PREFIX + length)
  return Object.fromEntries(entries.map((entry) => [entry.name, readTensor(entry, bytes, start)]))
}

/** The tensor of that name as that kind; throws when it is missing or of another kind. */
export function tensorOf<T extends Tensor>(tensors: Tensors, name: string, kind: new (length: number) => T): T {
  const tensor = tensors[name]
  if (tensor instanceof kind) return tensor
  throw new Error(`The weights lack the tensor ${name} as ${kind.name}.`)
}
