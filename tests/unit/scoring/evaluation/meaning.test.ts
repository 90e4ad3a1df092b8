import { describe, expect, it } from 'vitest'
import { measureMeaning } from '#lib/scoring/evaluation/measure-meaning.ts'
import { drawMeaning, renderMeaningTable } from '#lib/scoring/evaluation/render-meaning.ts'
import type { Scored } from '#lib/scoring/evaluation/score-rows.ts'
import { noCalibration } from '#lib/scoring/training/fit-calibration.ts'

const NONE = { identity_attack: 0, insult: 0, obscene: 0, severe_toxicity: 0, sexual_explicit: 0, threat: 0 }

/** A row with a score and a label for toxicity alone. */
function scored(toxicity: number, label: 0 | 1, source = 'jigsaw'): Scored {
  const labels = { ...NONE, toxicity: label }
  return { row: { id: '', text: '', labels, source }, scores: { ...NONE, toxicity }, spans: [] }
}

const rows = [
  ...[scored(0.7, 0), scored(0.79, 1), scored(0.8, 1), scored(0.85, 1), scored(0.89, 0), scored(0.9, 1), scored(1, 1)],
  ...[scored(0.95, 0, 'davidson'), scored(0.1, 0), scored(0.2, 0)],
]

describe('what a score means', () => {
  const [toxicity] = measureMeaning(rows, noCalibration(7)).filter(({ attribute }) => attribute === 'toxicity')

  it('is the share that was labelled positive of those that were scored so', () => {
    const found = toxicity?.bands.map(({ from, all }) => [from, all.n, all.share])
    expect(found).toEqual([
      [0.6, 2, 1 / 2],
      [0.8, 3, 2 / 3],
      [0.9, 3, 2 / 3],
    ])
  })

  it('is told apart for sources that look like comments met in use, at natural rates', () => {
    expect(toxicity?.bands.map(({ natural }) => natural.n)).toEqual([2, 3, 2])
    expect(toxicity?.bands[2]?.natural.share).toBe(1)
    // Toxic rows are five of nine here and far fewer in nature: one of two is less than half there.
    expect(toxicity?.bands[0]?.natural.share).toBeLessThan(0.2)
  })

  it('is written as a line for each attribute, and drawn with a map for each', () => {
    const meanings = measureMeaning(rows, noCalibration(7))
    const table = renderMeaningTable(meanings)
    expect(table.split('\n')).toHaveLength(9)
    expect(table).toContain('| toxicity | logistic(1.000 × logit + 0.000) | 10 | 50.0 % | 50 % of 2 (')
    expect(table).toContain('| threat | logistic(1.000 × logit + 0.000) | 10 | 0.0 % | none | none | none |')
    expect(drawMeaning(meanings).match(/<polyline/g)).toHaveLength(7)
  })
})
