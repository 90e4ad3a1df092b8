/** Every background job by name with its payload: ids only, never texts. A new job starts with a line here. */
export type JobPayloads = {
  /** Scores the comments of an article that wait for it. */
  'score-article': { articleId: string }
  /** Routes a site's waiting comments by its current policy. */
  'route-site': { siteId: string }
  /** Scores a site by another version in the background, a slice at a time. */
  'rescore-site': { runId: string }
  /** Gives a site's comments the scores of the version that it is scored by now. */
  'settle-scorer': { siteId: string; useId: string }
  /** Tells one decision to one endpoint; asked for by a trigger too, in the transaction of the decision. */
  'deliver-webhook': { deliveryId: string }
  /** Works through what is left of a bulk. */
  'work-bulk': { batchId: string }
  /** Finds scoring that was asked for, of articles or by another version, and has no job any more. */
  'sweep-scoring': Record<string, never>
  /** Finds comments whose language was not told. */
  'tell-languages': Record<string, never>
  /** Puts the differences together that the counts of the queues are made of. */
  'compact-counts': Record<string, never>
  /** Makes the snapshot or the archive that was asked for. */
  'dataset-run': { runId: string }
  /** Throws the files of archives away whose time is over. */
  'expire-archives': Record<string, never>
  /** Goes on with a file of another comment system. */
  'work-import': { importId: string }
  /** Takes up imports that nobody works on, and throws files away that nobody came back to. */
  'sweep-imports': Record<string, never>
}

export type JobName = keyof JobPayloads
