import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { apiFace } from '#lib/http/api-face.ts'
import { coralFace } from '#lib/http/coral-face.ts'
import type { Face } from '#lib/http/face.ts'
import { healthFace } from '#lib/http/health-face.ts'
import { moderationsFace } from '#lib/http/moderations-face.ts'
import { perspectiveFace } from '#lib/http/perspective-face.ts'
import { scoresFace } from '#lib/http/scores-face.ts'
import { staticFace } from '#lib/http/static-face.ts'
import { openDetector } from '#lib/perspective/detect-language.ts'
import { warmFaceScorer } from '#lib/perspective/face-scorer.ts'

/** The first that matches answers; what none matches is the desk's. In development the desk makes scripts as it goes. */
export function findFaces(): readonly Face[] {
  warmFaceScorer()
  void openDetector()
  const { mode, root } = env()
  const always = [perspectiveFace, moderationsFace, scoresFace, coralFace, apiFace, healthFace]
  return mode === 'development' ? always : [...always, staticFace(join(root, '.next', 'static'))]
}
