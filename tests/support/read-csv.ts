/**
 * Reads CSV strictly by RFC 4180: CRLF ends every record, the last one too; a quote stands only around a whole field
 * or doubled within it; a bare field has no quote, comma, CR or LF. Throws at the first character that breaks this.
 */
export function readCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0
  while (at < text.length) {
    const { value, end } = text[at] === '"' ? quotedField(text, at) : bareField(text, at)
    record.push(value)
    if (text[end] === ',') {
      at = end + 1
      if (at === text.length) throw new Error('the last record has no end')
    } else if (text.startsWith('\r\n', end)) {
      records.push(record)
      record = []
      at = end + 2
    } else throw new Error(`neither comma nor CRLF after the field that ends at ${end}`)
  }
  if (record.length > 0) throw new Error('the last record has no end')
  return records
}

function bareField(text: string, start: number): { value: string; end: number } {
  let end = start
  while (end < text.length && text[end] !== ',' && !text.startsWith('\r\n', end)) {
    if (/["\r\n]/.test(text[end] ?? '')) throw new Error(`a bare field holds ${JSON.stringify(text[end])} at ${end}`)
    end += 1
  }
  return { value: text.slice(start, end), end }
}

function quotedField(text: string, start: number): { value: string; end: number } {
  let value = ''
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at]
    else if (text[at + 1] !== '"') return { value, end: at + 1 }
    else {
      value += '"'
      at += 1
    }
  }
  throw new Error(`the quote at ${start} has no end`)
}
