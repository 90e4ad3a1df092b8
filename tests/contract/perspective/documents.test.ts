import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ATTRIBUTE_TABLE, REFUSED_ATTRIBUTES } from '#lib/perspective/attributes.ts'
import { NOT_MODELLED } from '#lib/perspective/moderation.ts'

const read = (path: string): string => readFileSync(resolve(import.meta.dirname, '../../..', path), 'utf8')
const document = read('docs/perspective.md')

describe('docs/perspective.md', () => {
  it('has the table of attributes that answers go by, line by line', () => {
    const rows = document.match(/^\| [A-Z_]+ \| \w+ \| .+ \|$/gm)
    expect(rows).toEqual(ATTRIBUTE_TABLE.map(({ name, source, from }) => `| ${name} | ${source} | ${from} |`))
    expect(document).toContain(`${REFUSED_ATTRIBUTES.join(', ')}.`)
  })

  it('says what scores of these very weights mean: after new ones, "scorer meaning --write"', () => {
    const { weights } = JSON.parse(read('models/embedded/manifest.json'))
    expect(document).toContain(`weights of digest ${weights.sha256.slice(0, 12)}:`)
  })

  it('names every category that is not modelled', () => {
    for (const category of NOT_MODELLED) expect(document).toContain(`\`${category}\``)
  })
})
