import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ATTRIBUTE_TABLE, REFUSED_ATTRIBUTES } from '#lib/perspective/attributes.ts'
import { NOT_MODELLED } from '#lib/perspective/moderation.ts'

const document = readFileSync(resolve(import.meta.dirname, '../../../docs/perspective.md'), 'utf8')

describe('docs/perspective.md', () => {
  it('has the table of attributes that answers go by, line by line', () => {
    const rows = document.match(/^\| [A-Z_]+ \| \w+ \| .+ \|$/gm)
    expect(rows).toEqual(ATTRIBUTE_TABLE.map(({ name, source, from }) => `| ${name} | ${source} | ${from} |`))
    expect(document).toContain(`${REFUSED_ATTRIBUTES.join(', ')}.`)
  })

  it('names every category that is not modelled', () => {
    for (const category of NOT_MODELLED) expect(document).toContain(`\`${category}\``)
  })
})
