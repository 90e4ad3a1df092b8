import type { Ability } from '#lib/auth/ability.ts'

/** Where one can go among the labels, and what one must be able to do for it. */
export const LABEL_PLACES = [
  { id: 'work', label: 'Your work', path: '', needs: 'assignment.read' },
  { id: 'guideline', label: 'Guideline', path: '/guideline', needs: 'assignment.read' },
  { id: 'projects', label: 'Projects', path: '/projects', needs: 'assignment.manage' },
  { id: 'settle', label: 'Differences', path: '/settle', needs: 'label.adjudicate' },
  { id: 'agreement', label: 'Agreement', path: '/agreement', needs: 'agreement.read' },
  { id: 'annotators', label: 'Annotators', path: '/annotators', needs: 'annotator.read' },
  { id: 'attributes', label: 'Attributes', path: '/attributes', needs: 'guideline.edit' },
] as const satisfies readonly { id: string; label: string; path: string; needs: Ability }[]

export type LabelPlace = (typeof LABEL_PLACES)[number]['id']
