import weights from '../../models/separation/weights.json' with { type: 'json' }
import type { SeparationModel } from './model.ts'
import { packedModel, unpackModel } from './pack-model.ts'

let model: SeparationModel | undefined

/** The shipped model of models/separation/weights.json, read with the code and unpacked when first asked for. */
export function shippedModel(): SeparationModel {
  model ??= unpackModel(packedModel.parse(weights))
  return model
}
