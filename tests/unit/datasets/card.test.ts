import { describe, expect, it } from 'vitest'
import { cardYaml, featureYaml, sizeCategory } from '#lib/datasets/archive/write-card.ts'

const FILE = { bytes: 10, sha256: '0'.repeat(64), columns: null }
const NONE = { rows: 0, positive: {} }
const SUMMARY = { splits: { train: NONE, validation: NONE, test: NONE }, agreement: {}, annotators: 0 }

describe('a dataset card', () => {
  it.each(['no', 'a: b', '# c', "it's", '"quoted"', 'a\nb', '- d', 'null'])('keeps a label named %j a text', (name) => {
    const line = featureYaml({ name, type: 'float' })
    const quoted = /^ {2}- \{name: (".*"), dtype: float32\}$/.exec(line)?.[1]
    expect(JSON.parse(quoted ?? '')).toBe(name)
    expect(cardYaml({ name, rowCount: 0, summary: SUMMARY }, [])).toContain(`pretty_name: ${JSON.stringify(name)}\n`)
  })

  it('names the languages of its texts, but for those of fewer than one in a hundred', () => {
    const yaml = (...languages: [string, number][]) => {
      const told = languages.map(([language, rows]) => ({ language, rows }))
      return cardYaml({ name: 'A set', rowCount: 3, summary: { ...SUMMARY, languages: told } }, [])
    }
    expect(yaml(['en', 995], ['no', 5])).toContain('\nlanguage: ["en"]\nmultilinguality: [monolingual]\n')
    expect(yaml(['de', 60], ['no', 40])).toContain('\nlanguage: ["de", "no"]\nmultilinguality: [multilingual]\n')
    expect(yaml()).not.toMatch(/language:|multilinguality/)
  })

  it('names splits that have rows, and no other', () => {
    const split = (name: string, rows: number) => ({ ...FILE, path: `data/${name}-00000-of-00001.parquet`, rows })
    const yaml = cardYaml({ name: 'A set', rowCount: 3, summary: SUMMARY }, [split('train', 3), split('test', 0)])
    expect(yaml).toContain('data/train-*.parquet')
    expect(yaml).toContain('{name: "train", num_examples: 3, num_bytes: 10}')
    expect(yaml).not.toContain('data/test-*')
    expect(yaml).not.toContain('config_name: "annotations"')
  })

  it('loads the JSON lines where there is no Parquet, and Parquet alone where there is', () => {
    const files = ['data/train-00000-of-00001.parquet', 'jsonl/train.jsonl'].map((path) => ({ ...FILE, path, rows: 3 }))
    const yaml = (given: typeof files) => cardYaml({ name: 'A set', rowCount: 3, summary: SUMMARY }, given)
    expect(yaml(files.slice(1))).toContain('{split: "train", path: "jsonl/train.jsonl"}')
    expect(yaml(files)).toContain('{split: "train", path: "data/train-*.parquet"}')
    expect(yaml(files)).not.toContain('jsonl/')
  })

  it.each([
    [0, 'n<1K'],
    [999, 'n<1K'],
    [1000, '1K<n<10K'],
    [300_000, '100K<n<1M'],
    [10_000_000, '10M<n<100M'],
  ])('tells the size of %i rows', (rows, category) => {
    expect(sizeCategory(rows)).toBe(category)
  })
})
