import type { Backend, BackendChoice } from '#lib/scoring/tensorflow.ts'
import type { Classified } from '#lib/scoring/toxicity-classifier.ts'
import type { ToxicityManifest } from '#lib/scoring/toxicity-manifest.ts'

/** What the worker thread is started with. */
export type ThreadStart = { dir: string; manifest: ToxicityManifest; backends: readonly Backend[] | undefined }

/** The thread is ready: what it runs on, and the sha256 of the weights that it read. */
export type ThreadReady = { kind: 'ready'; digest: string } & BackendChoice

/** The thread could not start; `message` is one sentence for a person. */
export type ThreadRefusal = { kind: 'refused'; message: string }

/** `tensors` counts those alive after the batch: constant, or something leaks. */
export type ThreadAnswer = { kind: 'answer'; results: Classified[]; tensors: number }

export type FromThread = ThreadReady | ThreadRefusal | ThreadAnswer

/** One batch; the next is sent when this one is answered. */
export type ToThread = { texts: string[] }
