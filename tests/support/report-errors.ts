import { writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/**
 * Writes down what broke outside the tests, a line each, into the file that ERRORS_REPORT names: hooks, and errors that
 * nobody caught. The JSON report has none of the second, and of a long log only the end may be at hand.
 */
export default class ErrorReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], uncaught: readonly SerializedError[]): void {
    const ofHooks = modules.flatMap((module) =>
      [module, ...module.children.allSuites()].flatMap((one) =>
        one.errors().map((error) => `${module.relativeModuleId}: ${sayError(error)}`),
      ),
    )
    const lines = [...ofHooks, ...uncaught.map((error) => `nobody caught: ${sayError(error)}`)]
    writeFileSync(process.env['ERRORS_REPORT'] ?? 'errors.json', JSON.stringify(lines))
  }
}

/** Its message, and where it was thrown. */
function sayError({ message, stack = '' }: SerializedError): string {
  const from = stack.split('\n').find((line) => /^\s+at /.test(line))
  return [message.split('\n').slice(0, 3).join(' '), from?.trim()].filter(Boolean).join(' ')
}
