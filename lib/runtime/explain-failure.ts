import { UserError } from '#lib/errors.ts'

const sentences: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `The disk that holds ${path} is full.`,
  EDQUOT: (path) => `The disk quota for ${path} is used up.`,
  EROFS: (path) => `The disk that holds ${path} is read-only.`,
  EACCES: (path) => `This user may not read and write ${path}.`,
  EPERM: (path) => `This user may not read and write ${path}.`,
  ENOENT: (path) => `${path} cannot be made.`,
  ENOTDIR: (path) => `${path} does not lie in a folder.`,
  EEXIST: (path) => `${path} is not a folder.`,
}

/** The code of a system or PostgreSQL error (`ENOSPC`, `28P01`), if it has one. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/** Turns what the file system says into one sentence about `path`; anything else comes back as it was. */
export function explainFailure(error: unknown, path: string): unknown {
  const sentence = sentences[errorCode(error) ?? '']
  return sentence ? new UserError(sentence(path), { cause: error }) : error
}

/** The same for words that a program of PostgreSQL left in its log. */
export function explainOutput(output: string, path: string): UserError | undefined {
  if (/no space left on device/i.test(output)) return new UserError(`The disk that holds ${path} is full.`)
  if (/read-only file system/i.test(output)) return new UserError(`The disk that holds ${path} is read-only.`)
  if (/permission denied/i.test(output)) return new UserError(`PostgreSQL may not read and write ${path}.`)
  if (/incompatible with server|not compatible with this version/i.test(output)) {
    return new UserError(`The database in ${path} was made by another version of PostgreSQL.`)
  }
  return undefined
}

/** A disk that became full in the middle of work, found anywhere among the causes of `error`. */
export function explainFullDisk(error: unknown): UserError | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const full = errorCode(cause) === 'ENOSPC' || errorCode(cause) === '53100' || /no space left/i.test(cause.message)
    if (full) return new UserError('The disk is full: make room, and start again; nothing is lost.', { cause: error })
  }
  return undefined
}
