import type { Face } from '#lib/http/face.ts'
import { healthFace } from '#lib/http/health-face.ts'

/** The first that matches answers; what none matches is the desk's. */
export const faces: readonly Face[] = [healthFace]
