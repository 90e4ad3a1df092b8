import { sha256 } from '#lib/text.ts'

/**
 * Whether the next assignment of an annotator is to be a gold one. It hangs on project, annotator and how many they have
 * done, so that nobody can tell it beforehand and asking again answers the same.
 */
export function isGoldDue(
  { projectId, userId, done }: { projectId: string; userId: string; done: number },
  share: number,
): boolean {
  return Number.parseInt(sha256(`${projectId} ${userId} ${done}`).slice(0, 12), 16) / 2 ** 48 < share
}
