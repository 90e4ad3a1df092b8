/**
 * Something that the person at the keyboard can put right: the message is one clear sentence, and the command line
 * prints it alone, without a stack, and ends with exit code 1.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
}
