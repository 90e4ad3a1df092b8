import { loadEmbeddedScorer } from '#lib/scoring/embedded-scorer.ts'
import { scorerContract } from './scorer-contract.ts'

scorerContract('embedded', () => loadEmbeddedScorer())
