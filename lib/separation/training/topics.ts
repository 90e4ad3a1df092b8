const NOT_TOPICS =
  /^(?:about|above|after|again|also|another|because|been|before|being|best|better|between|both|could|does|doing|done|down|during|each|even|every|first|from|give|good|have|having|help|here|high|into|just|keep|know|like|likely|long|look|made|make|making|many|more|most|much|must|need|only|other|over|same|should|some|such|take|than|that|their|them|then|there|these|they|this|those|through|time|under|upon|used|using|very|want|well|were|what|when|where|which|while|will|with|within|without|would|your|yours)$/

/** Up to 30 words that an article speaks of: its longer words in small letters that come more than once. */
export function topicsOf(paragraphs: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of paragraphs.join(' ').match(/\b\p{Ll}{4,12}\b/gu) ?? [])
    if (!NOT_TOPICS.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > 1)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 30)
    .map(([word]) => word)
}
