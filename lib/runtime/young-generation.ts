/**
 * Arguments of Node for a process that answers or works all day. What a request leaves behind is collected often and in
 * a moment, in a space of 4 MiB that fits the processor's cache; in the 64 MiB of Node 24's default a collection, rare as it
 * is, holds everybody up for about ten times as long. And everything begins there: V8 would otherwise place what lived long while a
 * cache was filling among what is old for good, where the same code's garbage then waits for the one collection that stops
 * everybody for long. (`--trace-gc` tells.)
 */
export const SMALL_YOUNG_GENERATION: readonly string[] = ['--max-semi-space-size=4', '--no-allocation-site-pretenuring']
