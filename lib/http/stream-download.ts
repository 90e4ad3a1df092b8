/** How much is gathered before it is handed on: rows are short, and each chunk has its price. */
const CHUNK = 64 * 1024

/**
 * Answers texts as a file to keep, streamed as fast as the browser takes them and never gathered. The first text is
 * awaited, so that what fails before it is answered as an error; what fails later breaks the download off. A browser
 * that goes away ends the source.
 */
export async function streamDownload(
  texts: AsyncGenerator<string>,
  file: { type: string; name: string },
): Promise<Response> {
  const first = await texts.next()
  const encoder = new TextEncoder()
  let waiting = first.done ? '' : first.value
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let done: boolean | undefined = first.done
        while (!done && waiting.length < CHUNK) {
          const next = await texts.next()
          done = next.done
          if (!next.done) waiting += next.value
        }
        if (waiting) controller.enqueue(encoder.encode(waiting))
        waiting = ''
        if (done) controller.close()
      },
      async cancel() {
        await texts.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
  const headers = {
    'content-type': file.type,
    'content-disposition': `attachment; filename="${file.name}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
  return new Response(body, { headers })
}
