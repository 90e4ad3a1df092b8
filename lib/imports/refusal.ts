/**
 * A file that cannot be read on, in one sentence for the person who sent it. It ends the reading; what was taken in
 * before stays.
 */
export class ImportRefusal extends Error {
  override readonly name = 'ImportRefusal'
}

export const DECLARES = 'The file declares a document type, as no export does and attacks do. It was not read.'
