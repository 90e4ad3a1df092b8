/** A stream lives this long; then the browser comes back, and is asked anew who it is. */
const LIFE_MILLISECONDS = 55_000

/**
 * A stream of server-sent events. `begin` gets the way to send and answers how to stop hearing; it ends with the
 * request, or by itself after a while.
 */
export function streamEvents(signal: AbortSignal, begin: (send: (event: unknown) => void) => () => void): Response {
  const encoder = new TextEncoder()
  let end = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      write('retry: 1000\n\n')
      const stop = begin((event) => write(`data: ${JSON.stringify(event)}\n\n`))
      const timer = setTimeout(() => end(), LIFE_MILLISECONDS)
      end = () => {
        end = () => {}
        clearTimeout(timer)
        stop()
        controller.close()
      }
      signal.addEventListener('abort', () => end(), { once: true })
    },
    cancel() {
      end()
    },
  })
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' }
  return new Response(stream, { headers: { ...headers, 'x-accel-buffering': 'no' } })
}
